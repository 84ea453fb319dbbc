import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
} from 'react';
import type { EditorHandle } from '../editorHandle.ts';

export interface TextToolbarProps {
  readonly handle: EditorHandle;
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
  readonly style?: CSSProperties;
  readonly onMouseDown?: (event: MouseEvent) => void;
}

/**
 * Buttons that act on the text. The arrows, Home and End walk them and Escape goes back to the text, as the
 * ARIA Authoring Practices have it for toolbars.
 */
export function TextToolbar({ handle, label, className, children, ...rest }: TextToolbarProps) {
  const id = useId();
  useEffect(() => {
    // Before the button's own hint takes the key for itself: one press leads back.
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.activeElement?.closest('[role=toolbar]')?.id !== id) return;
      event.preventDefault();
      handle.editor.view.focus();
    };
    window.addEventListener('keydown', onEscape, true);
    return () => window.removeEventListener('keydown', onEscape, true);
  }, [handle, id]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // Keys of a menu that one of the buttons opened arrive here too, though it lies elsewhere.
    const { currentTarget, target } = event;
    if (!(target instanceof Node) || !currentTarget.contains(target)) return;
    if (!walk(currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div {...rest} id={id} className={className} role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function walk(toolbar: HTMLElement, key: string): boolean {
  const buttons = [...toolbar.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const here = buttons.findIndex((button) => button.matches(':focus'));
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (here + 1) % buttons.length,
    ArrowLeft: (here + buttons.length - 1) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  };
  const next = buttons[places[key] ?? -1];
  next?.focus();
  return next !== undefined;
}

/** Puts the keyboard on the buttons nearest to the text: over the selection, at the table, or in the top bar. */
export function focusTextToolbar(): void {
  const toolbar =
    document.querySelector('.bubble-menu') ??
    document.querySelector('.context-bar') ??
    document.querySelector('.editor-toolbar');
  toolbar?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
}
