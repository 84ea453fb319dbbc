import { Component, type ReactNode } from 'react';
import { showToast } from '../ui/toast.ts';
import { closeDialog } from './desk.ts';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly isBroken: boolean;
}

/** A dialog that breaks is closed; the desk behind it, and the text, stay as they are. */
export class DialogBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    showToast({ text: `This dialog does not work. Nothing was changed. (${reason})`, kind: 'error' });
    closeDialog();
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
