import { useEffect, useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { api, mediaUrl } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { addByline } from '../addByline.ts';
import type { EditorHandle } from '../editorHandle.ts';

/** Chooses a contributor from the directory, or enters a new one there, and puts the byline in. */
export function BylineDialog({ handle }: { readonly handle: EditorHandle }) {
  const [all, setAll] = useState<readonly Contributor[]>([]);
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    api.call('contributors.list', {}).then(
      ({ contributors }) => setAll(contributors),
      (reason: unknown) => setError(words(reason)),
    );
  }, []);
  const close = (): void => {
    handle.dialog.set(null);
    requestAnimationFrame(() => handle.editor.view.focus());
  };
  const choose = (contributor: Contributor): void => {
    handle.run(addByline(contributor));
    close();
  };
  const typed = name.trim().toLocaleLowerCase();
  const shown = all.filter((one) => one.name.toLocaleLowerCase().includes(typed));
  const exact = all.find((one) => one.name.toLocaleLowerCase() === typed);
  const submit = (): void => {
    const [first] = shown;
    if (exact !== undefined) choose(exact);
    else if (first !== undefined && shown.length === 1) choose(first);
    else if (typed === '') setError('Choose a contributor, or give a name.');
    else {
      api
        .call('contributors.save', { kind: 'person', name: name.trim(), role: role.trim() })
        .then(choose, (reason: unknown) => setError(words(reason)));
    }
  };
  const isNew = typed !== '' && exact === undefined && shown.length !== 1;
  return (
    <Dialog
      title="Byline"
      size="small"
      onClose={close}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit">
            {isNew ? 'Enter and add' : 'Add byline'}
          </Button>
        </>
      }
    >
      <div className="dialog-fields">
        <TextField
          label="Name"
          value={name}
          error={error}
          onChange={(value) => {
            setName(value);
            setError(null);
          }}
        />
        {isNew && (
          <TextField
            label="Role (optional)"
            value={role}
            hint="A new entry is made in the directory."
            onChange={setRole}
          />
        )}
        {shown.length > 0 && (
          <ul className="contributor-list" aria-label="Contributors">
            {shown.slice(0, 50).map((one) => (
              <li key={one.id}>
                <button type="button" className="contributor-choice" onClick={() => choose(one)}>
                  <Picture source={one.picture} />
                  <span>
                    <strong>{one.name}</strong>
                    <span className="contributor-role">{one.kind === 'desk' ? 'Desk' : one.role}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Picture({ source }: { readonly source: string | null }) {
  const address = mediaUrl(source);
  return address === null ? (
    <span className="contributor-picture" />
  ) : (
    <img className="contributor-picture" src={address} alt="" />
  );
}

function words(error: unknown): string {
  return error instanceof StetError ? error.message : 'The directory could not be read. Try again.';
}
