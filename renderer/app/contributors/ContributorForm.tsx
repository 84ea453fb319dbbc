import type { ReactNode, RefObject } from 'react';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EntryForm } from '../directory/EntryForm.tsx';
import { ContributorFields } from './ContributorFields.tsx';
import { type ContributorDraft, draftOf } from './contributorDraft.ts';
import { type ContributorWork, isUnsaved, shownProblems } from './contributorWork.ts';
import { MeetingNote } from './MeetingNote.tsx';

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
  const { entry, work, nameNote, isReadOnly, desks, onChange, onSign, children } = props;
  const draft = work?.draft ?? (entry === null ? null : draftOf(entry));
  if (draft === null) return null;
  const isRemoved = entry !== null && entry.removedAt !== null;
  return (
    <EntryForm
      label={entry === null ? 'New entry' : entry.name}
      form={props.form}
      isNew={entry === null}
      isReadOnly={isReadOnly}
      removed={isRemoved ? 'Removed from the directory. Stories keep this byline.' : null}
      isWorkedOn={work !== null}
      isUnsaved={work !== null && isUnsaved(work)}
      notes={
        <>
          {work?.meeting != null && <MeetingNote meeting={work.meeting} draft={draft} onChange={onChange} />}
          {work?.problem != null && (
            <Banner kind="error" isUrgent>
              {work.problem}
            </Banner>
          )}
        </>
      }
      actions={onSign !== null && work === null && <Button onClick={onSign}>Add to the open story</Button>}
      onSave={props.onSave}
      onDiscard={props.onDiscard}
      onRemove={props.onRemove}
      onRestore={props.onRestore}
    >
      <ContributorFields
        draft={draft}
        problems={work === null ? {} : shownProblems(work)}
        nameNote={nameNote}
        isDisabled={isReadOnly || isRemoved}
        desks={desks}
        onChange={onChange}
      />
      {children}
    </EntryForm>
  );
}
