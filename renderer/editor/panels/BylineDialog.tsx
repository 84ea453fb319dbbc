import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { findContributors, namesakes } from '../../../shared/story/findContributors.ts';
import { signatureOf, textsIn } from '../../../shared/story/signature.ts';
import { api, mediaUrl } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { addBylines } from '../addBylines.ts';
import type { EditorHandle } from '../editorHandle.ts';

/** More than these are found sooner by typing on. */
const mostShown = 50;
const kinds = [
  { value: 'person', label: 'Person' },
  { value: 'desk', label: 'Desk' },
] as const;

/** Chooses a contributor from the directory, or enters a new one there, and puts the byline in. */
export function BylineDialog({ handle }: { readonly handle: EditorHandle }) {
  const [all, setAll] = useState<readonly Contributor[]>([]);
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [kind, setKind] = useState<Contributor['kind']>('person');
  const list = useRef<HTMLUListElement>(null);
  const [withDesk, setWithDesk] = useState(false);
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
    const own = withDesk ? all.find(({ id }) => id === contributor.desk) : undefined;
    const { language } = handle.getMeta();
    handle.run(
      addBylines([contributor, ...(own === undefined ? [] : [own])].map((one) => signatureOf(one, language))),
    );
    close();
  };
  const typed = name.trim();
  const shown = findContributors(all, name);
  const [exact] = namesakes(all, name, undefined);
  const submit = (): void => {
    const [first] = shown;
    if (exact !== undefined) choose(exact);
    else if (first !== undefined && shown.length === 1) choose(first);
    else if (typed === '') setError('Choose a contributor, or give a name.');
    else {
      api
        .call('contributors.save', { kind, name: typed, role: role.trim() })
        .then(choose, (reason: unknown) => setError(words(reason)));
    }
  };
  const step = (event: KeyboardEvent, to: number): void => {
    const choice = list.current?.querySelectorAll('button')[to];
    if (choice === undefined) return;
    event.preventDefault();
    choice.focus();
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
          hint={all.length === 0 ? undefined : 'Down arrow goes into the list.'}
          onChange={(value) => {
            setName(value);
            setError(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') step(event, 0);
          }}
        />
        {isNew && (
          <>
            <TextField
              label={kind === 'desk' ? 'Description (optional)' : 'Role (optional)'}
              value={role}
              onChange={setRole}
            />
            <SelectField
              label="Kind"
              value={kind}
              choices={kinds}
              hint="A new entry is made in the directory."
              onChange={setKind}
            />
          </>
        )}
        {shown.some(({ desk }) => all.some(({ id }) => id === desk)) && (
          <SwitchField
            label="With their desk"
            hint="A person’s own desk signs after them."
            checked={withDesk}
            onChange={setWithDesk}
          />
        )}
        {shown.length > 0 && (
          <ul ref={list} className="contributor-list" aria-label="Contributors">
            {shown.slice(0, mostShown).map((one, index) => (
              <li key={one.id}>
                <button
                  type="button"
                  className="contributor-choice"
                  onClick={() => choose(one)}
                  onKeyDown={(event) => {
                    if (event.key === 'ArrowDown') step(event, index + 1);
                    if (event.key === 'ArrowUp') step(event, index - 1);
                  }}
                >
                  <Picture source={one.picture} />
                  <span>
                    <Named entry={one} language={handle.getMeta().language} />
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

/** As the byline will say it in this story. */
function Named({ entry, language }: { readonly entry: Contributor; readonly language: string }) {
  const { name: shown, role: said } = textsIn(entry, language);
  return (
    <>
      <strong dir="auto">{shown}</strong>
      <span className="contributor-role" dir="auto">
        {said === '' && entry.kind === 'desk' ? 'Desk' : said}
      </span>
    </>
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
