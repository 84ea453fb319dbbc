import type { ExportOutcome } from '../../shared/contract/calls.ts';
import { api } from '../host/host.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Exchange.module.css';

/** Rows shown at once; a person exporting thousands opens the folder. */
const shownAtOnce = 100;

export interface ExportOutcomesProps {
  readonly outcomes: readonly ExportOutcome[];
  readonly canReveal: boolean;
}

/** The files that were made, and what could not be. */
export function ExportOutcomes({ outcomes, canReveal }: ExportOutcomesProps) {
  const failed = outcomes.filter(({ error }) => error !== null);
  const written = outcomes.filter(({ error }) => error === null);
  return (
    <>
      {failed.slice(0, shownAtOnce).map(({ id, error }) => (
        <Banner key={id} kind="error">
          {error}
        </Banner>
      ))}
      <ul className={styles.files}>
        {written.slice(0, shownAtOnce).map(({ id, files }) => (
          <li key={id} className={styles.file}>
            <span className={styles.path} dir="ltr">
              {files[0]}
            </span>
            {files.length > 1 && <span className={styles.more}>{`and ${files.length - 1} media files`}</span>}
            {canReveal && files[0] !== undefined && (
              <Button look="quiet" onClick={() => reveal(files[0])}>
                Show file
              </Button>
            )}
          </li>
        ))}
      </ul>
      {written.length > shownAtOnce && (
        <p className={styles.more}>{`and ${written.length - shownAtOnce} more`}</p>
      )}
    </>
  );
}

function reveal(path: string | undefined): void {
  if (path === undefined) return;
  api.call('platform.reveal', { path }).catch(() => {
    showToast({ kind: 'warning', text: `The folder could not be opened. The file is there: ${path}` });
  });
}
