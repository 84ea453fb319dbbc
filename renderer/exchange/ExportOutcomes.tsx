import type { ExportOutcome } from '../../shared/contract/calls.ts';
import { api } from '../host/host.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toast.ts';
import { counted } from '../ui/uiLocale.ts';
import styles from './Exchange.module.css';

/** Rows shown at once; a person exporting thousands opens the folder. */
const shownAtOnce = 100;

export interface ExportOutcomesProps {
  readonly outcomes: readonly ExportOutcome[];
  readonly canReveal: boolean;
}

/** The files that were made, and what could not be. */
export function ExportOutcomes({ outcomes, canReveal }: ExportOutcomesProps) {
  const cancelled = outcomes.filter(({ isCancelled }) => isCancelled).length;
  const failed = outcomes.filter(({ error, isCancelled }) => error !== null && !isCancelled);
  const written = outcomes.filter(({ error }) => error === null);
  return (
    <>
      {cancelled > 0 && (
        <Banner kind="note">{`Stopped. ${counted(cancelled, 'story was', 'stories were')} not exported.`}</Banner>
      )}
      {failed.slice(0, shownAtOnce).map(({ id, title, error }) => (
        <Banner key={id} kind="error">
          {outcomes.length > 1 && title !== '' && <bdi className={styles.title}>{`${title}: `}</bdi>}
          {error}
        </Banner>
      ))}
      {failed.length > shownAtOnce && (
        <p className={styles.more}>{`and ${failed.length - shownAtOnce} more that could not be exported`}</p>
      )}
      <ul className={styles.files}>
        {written.slice(0, shownAtOnce).map(({ id, files: [file, ...media], notes }) => (
          <li key={id} className={styles.file}>
            <div className={styles.exported}>
              <p className={styles.path} dir="ltr">
                {file}
              </p>
              {[
                ...(media.length > 0 ? [`With ${counted(media.length, 'media file', 'media files')}.`] : []),
                ...notes,
              ].map((note) => (
                <p key={note} className={styles.more}>
                  {note}
                </p>
              ))}
            </div>
            {canReveal && file !== undefined && (
              <Button look="quiet" onClick={() => reveal(file)}>
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

function reveal(path: string): void {
  api.call('platform.reveal', { path }).catch(() => {
    showToast({ kind: 'warning', text: `The folder could not be opened. The file is there: ${path}` });
  });
}
