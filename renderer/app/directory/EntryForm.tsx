import { RotateCcw, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Directory.module.css';

export interface EntryFormProps {
  readonly label: string;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly isNew: boolean;
  readonly isReadOnly: boolean;
  /** Said of an entry that was removed; null for one that stands. */
  readonly removed: string | null;
  /** There is work on it. */
  readonly isWorkedOn: boolean;
  /** The work would change what is there. */
  readonly isUnsaved: boolean;
  /** Above the fields: what went wrong, and what somebody else saved. */
  readonly notes: ReactNode;
  /** Beside what every entry's form offers. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly onSave: () => Promise<void>;
  readonly onDiscard: () => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
}

/** The frame of one entry, to read and to change. */
export function EntryForm(props: EntryFormProps) {
  const { label, form, isNew, isReadOnly, removed, isWorkedOn, isUnsaved, notes, actions, children } = props;
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (!isWorkedOn || isBusy) return;
    setBusy(true);
    await props.onSave();
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter makes a new line in a long text; with Ctrl it saves there as everywhere.
    const isSave = (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's');
    if (!isSave) return;
    event.preventDefault();
    void save();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      aria-label={label}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {notes}
      {removed !== null && (
        <Banner
          kind="note"
          action={
            <Button icon={<RotateCcw size={14} />} disabled={isReadOnly} onClick={props.onRestore}>
              Restore
            </Button>
          }
        >
          {removed}
        </Banner>
      )}
      <div className={styles.scroll}>{children}</div>
      {!isReadOnly && removed === null && (
        <footer className={styles.footer}>
          {!isNew && (
            <Button look="quiet" icon={<Trash2 size={14} />} onClick={props.onRemove}>
              Remove
            </Button>
          )}
          <span className={styles.grow} />
          {actions}
          {(isNew || isUnsaved) && (
            <Button onClick={props.onDiscard}>{isNew ? 'Cancel' : 'Undo changes'}</Button>
          )}
          <Button look="primary" type="submit" disabled={isBusy || !isUnsaved}>
            Save
          </Button>
        </footer>
      )}
    </form>
  );
}
