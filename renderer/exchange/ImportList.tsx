import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { ImportOutcome } from '../../shared/contract/calls.ts';
import { type MissingMedia, missingSentence } from '../../shared/formats/missingMedia.ts';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { showToast } from '../ui/toast.ts';
import { counted } from '../ui/uiLocale.ts';
import styles from './Exchange.module.css';
import { importReport } from './importReport.ts';
import type { ImportRow } from './useImport.ts';

export interface ImportListProps {
  readonly rows: readonly ImportRow[];
  readonly notes: readonly string[];
  readonly onOpen: (id: string) => void;
}

/** One row a file: the story it became, what was left out of it, or why it became none. */
export function ImportList({ rows, notes, onOpen }: ImportListProps) {
  const report = importReport(rows, notes);
  return (
    <>
      <ul className={styles.files} aria-live="polite" aria-label="Files">
        {rows.map((row) => (
          <li key={row.key} className={styles.importRow}>
            {row.outcome === null ? (
              <Spinner label={`Reading ${row.name}`} />
            ) : (
              <Outcome outcome={row.outcome} onOpen={onOpen} />
            )}
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className={styles.more}>
          {note}
        </p>
      ))}
      {report !== '' && rows.every(({ outcome }) => outcome !== null) && (
        <Button look="quiet" className={styles.copy} onClick={() => copy(report)}>
          Copy what was left out
        </Button>
      )}
    </>
  );
}

interface OutcomeProps {
  readonly outcome: ImportOutcome;
  readonly onOpen: (id: string) => void;
}

function Outcome({ outcome, onOpen }: OutcomeProps) {
  const { name, id, headline, dropped, missing, error } = outcome;
  return (
    <>
      <OutcomeIcon outcome={outcome} />
      <div className={styles.importText}>
        <p className={styles.importName} dir="auto">
          {error === null ? headline || name : name}
        </p>
        {error === null && headline !== '' && <p className={styles.more}>{name}</p>}
        {error !== null && <p className={styles.importError}>{error}</p>}
        {missing.length > 0 && <Missing missing={missing} />}
        {dropped.length > 0 && (
          <details className={styles.dropped}>
            <summary>{counted(dropped.length, 'thing to know', 'things to know')}</summary>
            <ul>
              {dropped.map((what) => (
                <li key={what} dir="auto">
                  {what}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {id !== null && (
        <Button look="quiet" aria-label={`Open ${headline || name}`} onClick={() => onOpen(id)}>
          Open
        </Button>
      )}
    </>
  );
}

function OutcomeIcon({ outcome: { error, missing } }: { readonly outcome: ImportOutcome }) {
  const state = error !== null ? 'failed' : missing.length > 0 ? 'incomplete' : 'whole';
  const Icon = { failed: CircleAlert, incomplete: TriangleAlert, whole: Check }[state];
  return (
    <span className={styles.importIcon} data-state={state}>
      <Icon size={16} aria-hidden="true" />
    </span>
  );
}

/** What is missing stands open: the story looks whole without it until somebody misses the picture. */
function Missing({ missing }: { readonly missing: readonly MissingMedia[] }) {
  return (
    <div className={styles.missing}>
      <p>
        {missing.length === 1 ? 'A media file is missing. ' : `${missing.length} media files are missing. `}
        The text is whole. Choose the story’s folder or drop the files here, and they take their place.
      </p>
      <ul>
        {missing.map((one) => (
          <li key={one.source} dir="auto">
            {missingSentence(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function copy(report: string): void {
  navigator.clipboard.writeText(report).then(
    () => showToast({ text: 'The list is on the clipboard.' }),
    () =>
      showToast({ kind: 'warning', text: 'The clipboard cannot be reached. Select the list and copy it.' }),
  );
}
