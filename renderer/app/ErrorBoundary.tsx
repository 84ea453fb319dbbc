import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { liveSessions } from './departures.ts';
import { desk } from './desk.ts';
import { downloadCopy } from './downloadCopy.ts';
import styles from './WholePage.module.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly problem: string | null;
}

/** A bug in the interface must not take the text with it: it is saved, and can be saved once more by hand. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { problem: null };

  static getDerivedStateFromError(error: unknown): State {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override componentDidCatch(_error: unknown, _info: ErrorInfo): void {
    for (const session of liveSessions()) void session.flush().catch(() => {});
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <main className={styles.page}>
        <h1 className={styles.title}>Stet cannot show this window</h1>
        <p>What you wrote up to the last “Saved” is in the library. Load the window again to go on.</p>
        <div className={styles.buttons}>
          <Button look="primary" onClick={() => location.reload()}>
            Load again
          </Button>
          {desk.get().session !== null && <Button onClick={downloadCopy}>Save a copy as…</Button>}
        </div>
        <details>
          <summary>What happened</summary>
          <pre className={styles.problem}>{problem}</pre>
        </details>
      </main>
    );
  }
}
