import { useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import { type ContributorEntry, contributorEntry } from '../../../shared/story/contributor.ts';
import { namesakes } from '../../../shared/story/findContributors.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';
import { type Signature, signatureOf, textsIn, withTexts } from '../../../shared/story/signature.ts';
import { api } from '../../host/host.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { problemText } from '../../ui/problem.ts';
import { ContributorFields } from '../contributors/ContributorFields.tsx';
import {
  type ContributorDraft,
  type ContributorFacts,
  draftFields,
  draftOf,
  factsOf,
  problemsOf,
} from '../contributors/contributorDraft.ts';
import { fieldLabels } from '../contributors/fieldLabels.ts';
import styles from './Inspector.module.css';

export interface ContributorDialogProps {
  readonly draft: ContributorDraft;
  /** True for a byline that stands in the story: saving changes the story, the directory only when asked. */
  readonly isInStory: boolean;
  /** The directory's id the byline carries; empty for none. */
  readonly contributorId: string;
  readonly directory: readonly ContributorEntry[];
  /** The story's, BCP 47. */
  readonly language: string;
  readonly onClose: () => void;
  readonly onSaved: (signature: Signature) => void;
}

/** Edits a byline of this story, or makes a new entry of the directory. Other stories keep theirs as it is. */
export function ContributorDialog(props: ContributorDialogProps) {
  const { isInStory, contributorId, directory, language, onClose, onSaved } = props;
  const [draft, setDraft] = useState(props.draft);
  const [isTried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** The directory's entry as it was when this dialog opened, or as a refused save brought it. */
  const [entry, setEntry] = useState(() => directory.find(({ id }) => id === contributorId) ?? null);
  const { name: noName, ...others } = problemsOf(draft);
  const problems = noName !== undefined && (isTried || isInStory) ? { ...others, name: noName } : others;
  const twins = isInStory ? [] : namesakes(directory, draft.name, undefined);

  const save = async (target: 'story' | 'directory'): Promise<void> => {
    setTried(true);
    if (Object.keys(problemsOf(draft)).length > 0) return;
    const facts = factsOf(draft);
    if (target === 'story') {
      onSaved(signatureOf({ ...facts, id: contributorId }, language));
      onClose();
      return;
    }
    try {
      const saved = await api.call('contributors.save', {
        ...(entry === null ? facts : entryWith(entry, facts, language)),
        ...(contributorId === '' ? {} : { id: contributorId }),
        baseRevision: entry?.revision ?? 0,
      });
      onSaved(signatureOf(saved, language));
      onClose();
    } catch (error) {
      if (error instanceof StetError && error.code === 'stale')
        setEntry(contributorEntry.safeParse(error.details?.['entry']).data ?? entry);
      setProblem(problemText(error));
    }
  };

  return (
    <Dialog
      title={isInStory ? props.draft.name : draft.kind === 'desk' ? 'New desk' : 'New person'}
      onClose={onClose}
      onSubmit={() => void save(isInStory ? 'story' : 'directory')}
      isSticky
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {isInStory && <Button onClick={() => void save('directory')}>Save and update the directory</Button>}
          <Button look="primary" type="submit">
            {isInStory ? 'Save in this story' : 'Save'}
          </Button>
        </>
      }
    >
      {problem !== null && (
        <Banner kind="error" isUrgent>
          {problem}
        </Banner>
      )}
      {isInStory && <DirectoryNote entry={entry} draft={draft} language={language} onTake={setDraft} />}
      <ContributorFields
        draft={draft}
        problems={problems}
        desks={null}
        nameNote={
          twins.length === 0
            ? undefined
            : `Already in the directory: ${twins.map(({ name, role }) => (role === '' ? name : `${name}, ${role}`)).join('; ')}.`
        }
        onChange={(patch) => setDraft({ ...draft, ...patch })}
      />
    </Dialog>
  );
}

/** What the directory says besides the byline stays: other languages, and the desk. */
function entryWith(entry: ContributorEntry, facts: ContributorFacts, language: string): ContributorFacts {
  const { name, role, biography, inLanguages, desk } = entry;
  const { id: _, ...written } = withTexts(
    { ...facts, id: entry.id, name, role, biography, inLanguages, desk },
    language,
    facts,
  );
  return written;
}

interface DirectoryNoteProps {
  readonly entry: ContributorEntry | null;
  readonly draft: ContributorDraft;
  readonly language: string;
  readonly onTake: (draft: ContributorDraft) => void;
}

/** How this byline stands to the directory: the same, or other in what, with a way to take that over. */
function DirectoryNote({ entry, draft, language, onTake }: DirectoryNoteProps) {
  if (entry === null) return <p className={styles.note}>This byline is not in the directory.</p>;
  const theirs = draftOf({ ...entry, ...textsIn(entry, language), inLanguages: [], desk: null });
  const labels = fieldLabels(draft.kind);
  const differing = draftFields.filter((field) => !sameJson(theirs[field], draft[field]));
  if (differing.length === 0)
    return (
      <p className={styles.note}>
        The directory says the same{entry.removedAt === null ? '' : ', but the entry was removed from it'}.
      </p>
    );
  return (
    <div className={styles.note}>
      <span className={styles.grow}>
        The directory has another {differing.map((field) => labels[field].toLocaleLowerCase()).join(', ')}.
      </span>
      <Button onClick={() => onTake(theirs)}>Use the directory’s</Button>
    </div>
  );
}
