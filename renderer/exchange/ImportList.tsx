import { Check, CircleAlert } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import styles from './Exchange.module.css';
import type { ImportRow } from './useImport.ts';

export interface ImportListProps {
  readonly rows: readonly ImportRow[];
  readonly onOpen: (id: string) => void;
}

/** One row a file: the story it became, what was left out of it, or why it became none. */
export function ImportList({ rows, onOpen }: ImportListProps) {
  return (
    <ul className={styles.files} aria-live="polite">
      {rows.map((row) => (
        <li key={row.key} className={styles.importRow}>
          <Outcome row={row} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ row, onOpen }: { readonly row: ImportRow; readonly onOpen: (id: string) => void }) {
  const { name, outcome } = row;
  if (outcome === null) return <Spinner label={`Reading ${name}`} />;
  const { id, headline, dropped, error } = outcome;
  return (
    <>
      <span className={styles.importIcon} data-failed={error !== null}>
        {error === null ? (
          <Check size={16} aria-hidden="true" />
        ) : (
          <CircleAlert size={16} aria-hidden="true" />
        )}
      </span>
      <div className={styles.importText}>
        <p className={styles.importName} dir="auto">
          {error === null ? headline || name : name}
        </p>
        {error === null && headline !== '' && <p className={styles.more}>{name}</p>}
        {error !== null && <p className={styles.importError}>{error}</p>}
        {dropped.length > 0 && (
          <details className={styles.dropped}>
            <summary>{dropped.length === 1 ? '1 thing to know' : `${dropped.length} things to know`}</summary>
            <ul>
              {dropped.map((what) => (
                <li key={what}>{what}</li>
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
