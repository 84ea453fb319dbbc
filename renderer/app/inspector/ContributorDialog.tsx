import { useState } from 'react';
import { safeUrl } from '../../../shared/document/safeUrl.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { attempt, problemText } from '../problem.ts';
import styles from './Inspector.module.css';
import { PictureField } from './PictureField.tsx';

/** An entry of the directory; a new one has no id yet. */
export type ContributorDraft = Omit<Contributor, 'id'> & { readonly id?: string };

export interface ContributorDialogProps {
  readonly entry: ContributorDraft;
  /** True for a byline that stands in the story: saving changes the story, the directory only when asked. */
  readonly isInStory: boolean;
  /** Of the directory's entry as it is known here; 0 when there is none. */
  readonly revision: number;
  readonly onClose: () => void;
  readonly onSaved: (entry: ContributorDraft) => void;
}

/** Edits a byline of this story, or makes a new entry of the directory. Other stories keep theirs as it is. */
export function ContributorDialog({ entry, isInStory, revision, onClose, onSaved }: ContributorDialogProps) {
  const [draft, setDraft] = useState(entry);
  const [url, setUrl] = useState(entry.url ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const isDesk = draft.kind === 'desk';
  const set = (patch: Partial<ContributorDraft>): void => setDraft({ ...draft, ...patch });
  const address = url.trim() === '' ? null : safeUrl(url);
  const urlProblem =
    url.trim() !== '' && address === null
      ? 'Not an address a reader can follow. It begins with https://.'
      : null;

  const save = async (target: 'story' | 'directory'): Promise<void> => {
    if (draft.name.trim() === '') {
      setProblem('Fill in a name.');
      return;
    }
    if (urlProblem !== null) return;
    const edited = { ...draft, name: draft.name.trim(), url: address };
    try {
      const saved =
        target === 'directory'
          ? await api.call('contributors.save', { ...edited, baseRevision: revision })
          : edited;
      onSaved({ ...edited, ...saved });
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  const remove = (): Promise<void> =>
    attempt(async () => {
      if (entry.id === undefined) return;
      await api.call('contributors.remove', { id: entry.id });
      onClose();
    });

  return (
    <Dialog
      title={isInStory ? entry.name : isDesk ? 'New desk' : 'New person'}
      onClose={onClose}
      onSubmit={() => void save(isInStory ? 'story' : 'directory')}
      isSticky
      footer={
        <>
          {entry.id !== undefined && (
            <Button look="quiet" onClick={() => void remove()}>
              Remove from the directory
            </Button>
          )}
          <span className={styles.grow} />
          <Button onClick={onClose}>Cancel</Button>
          {isInStory && <Button onClick={() => void save('directory')}>Save and update the directory</Button>}
          <Button look="primary" type="submit">
            {isInStory ? 'Save in this story' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label="Name"
          value={draft.name}
          maxLength={300}
          error={problem}
          onChange={(name) => {
            setProblem(null);
            set({ name });
          }}
        />
        <TextField
          label={isDesk ? 'Description' : 'Role'}
          value={draft.role}
          maxLength={300}
          onChange={(role) => set({ role })}
        />
        <TextArea
          label={isDesk ? 'About the desk' : 'Biography'}
          value={draft.biography}
          rows={4}
          maxLength={20_000}
          hint="Shown under the story, with the picture."
          onChange={(biography) => set({ biography })}
        />
        <TextField
          label="Link"
          value={url}
          type="url"
          dir="ltr"
          placeholder="https://"
          error={urlProblem}
          onChange={setUrl}
        />
        <PictureField label="Picture" value={draft.picture} onChange={(picture) => set({ picture })} />
        <SelectField
          label="Shape of the picture"
          value={draft.pictureShape}
          choices={[
            { value: 'wide', label: 'Wide (16:9)' },
            { value: 'square', label: 'Square' },
          ]}
          onChange={(pictureShape) => set({ pictureShape })}
        />
      </div>
    </Dialog>
  );
}
