import { RotateCcw, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from '../directory/Directory.module.css';
import { ContributorFields } from './ContributorFields.tsx';
import { type ContributorDraft, draftOf } from './contributorDraft.ts';
import { MeetingNote } from './MeetingNote.tsx';
import { type ContributorWork, isUnsaved, shownProblems } from './useContributorWork.ts';

export interface ContributorFormProps {
  /** Null while it is new. */
  readonly entry: ContributorEntry | null;
  readonly work: ContributorWork | null;
  readonly nameNote: ReactNode;
  /** The desks a person may belong to. */
  readonly desks: readonly ContributorEntry[];
  readonly isReadOnly: boolean;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onChange: (patch: Partial<ContributorDraft>) => void;
  readonly onSave: () => Promise<void>;
  readonly onDiscard: () => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
  /** Puts the byline on the open story; null when there is none to put it on. */
  readonly onSign: (() => void) | null;
  readonly children?: ReactNode;
}

/** One entry of the directory, to read and to change. */
export function ContributorForm(props: ContributorFormProps) {
  const { entry, work, nameNote, isReadOnly, form, onChange, onSave, onDiscard, children } = props;
  const [isBusy, setBusy] = useState(false);
  const isRemoved = entry !== null && entry.removedAt !== null;
  const draft = work?.draft ?? (entry === null ? null : draftOf(entry));
  if (draft === null) return null;
  const save = async (): Promise<void> => {
    if (work === null || isBusy) return;
    setBusy(true);
    await onSave();
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter makes a new line in the biography; with Ctrl it saves there as everywhere.
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
      aria-label={entry === null ? 'New entry' : entry.name}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {work?.meeting != null && <MeetingNote meeting={work.meeting} draft={draft} onChange={onChange} />}
      {work?.problem != null && (
        <Banner kind="error" isUrgent>
          {work.problem}
        </Banner>
      )}
      {isRemoved && (
        <Banner kind="note" action={<Restore {...props} />}>
          Removed from the directory. Stories keep this byline.
        </Banner>
      )}
      <div className={styles.scroll}>
        <ContributorFields
          draft={draft}
          problems={work === null ? {} : shownProblems(work)}
          nameNote={nameNote}
          isDisabled={isReadOnly || isRemoved}
          desks={props.desks}
          onChange={onChange}
        />
        {children}
      </div>
      {!isReadOnly && !isRemoved && (
        <footer className={styles.footer}>
          {entry !== null && (
            <Button look="quiet" icon={<Trash2 size={14} />} onClick={props.onRemove}>
              Remove
            </Button>
          )}
          <span className={styles.grow} />
          {props.onSign !== null && work === null && (
            <Button onClick={props.onSign}>Add to the open story</Button>
          )}
          {(entry === null || (work !== null && isUnsaved(work))) && (
            <Button onClick={onDiscard}>{entry === null ? 'Cancel' : 'Undo changes'}</Button>
          )}
          <Button look="primary" type="submit" disabled={isBusy || work === null || !isUnsaved(work)}>
            Save
          </Button>
        </footer>
      )}
    </form>
  );
}

function Restore({ isReadOnly, onRestore }: ContributorFormProps) {
  return (
    <Button icon={<RotateCcw size={14} />} disabled={isReadOnly} onClick={onRestore}>
      Restore
    </Button>
  );
}
