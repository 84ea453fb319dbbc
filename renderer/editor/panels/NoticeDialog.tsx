import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import { plainText } from '../../../shared/document/nodeJson.ts';
import { closestLanguage } from '../../../shared/story/closestLanguage.ts';
import { findNotices } from '../../../shared/story/findNotices.ts';
import {
  type NoticeEntry,
  type NoticeKind,
  noticeKindLabels,
  noticeKinds,
} from '../../../shared/story/libraryNotice.ts';
import { localDay } from '../../../shared/story/localDay.ts';
import { noticeNode, textFor } from '../../../shared/story/noticeNode.ts';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { EditorHandle } from '../editorHandle.ts';
import { insertNotice } from '../notices/noticeCommands.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });
const kinds = [
  { value: '', label: 'All kinds' },
  ...noticeKinds.map((value) => ({ value, label: noticeKindLabels[value] })),
] as const;

/** Chooses a notice of the library and puts it into the story, in the story's language where it has one. */
export function NoticeDialog({ handle }: { readonly handle: EditorHandle }) {
  const { language } = handle.getMeta();
  const [all, setAll] = useState<readonly NoticeEntry[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [kind, setKind] = useState<NoticeKind | ''>('');
  const [wanted, setWanted] = useState('');
  const [query, setQuery] = useState('');
  /** Null until the person has said so: a form to be filled in is then a copy, other notices are tied. */
  const [isTied, setTied] = useState<boolean | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    api.call('notices.list', {}).then(
      ({ notices }) => setAll(notices),
      (reason: unknown) =>
        setError(reason instanceof StetError ? reason.message : 'The notices could not be read. Try again.'),
    );
  }, []);
  const close = (): void => {
    handle.dialog.set(null);
    requestAnimationFrame(() => handle.editor.view.focus());
  };
  const inLanguage = wanted === '' ? language : wanted;
  const choose = (notice: NoticeEntry): void => {
    const text = textFor(notice, inLanguage);
    if (text === null) return;
    const today = localDay(new Date());
    const isReference = isTied ?? notice.kind !== 'correction';
    const isDone = handle.run(insertNotice(noticeNode(notice, text, language, { isReference, today })));
    if (isDone) close();
    else setError('There is no place for a notice where the caret is. Put it into the body of the story.');
  };
  const ofKind = findNotices(all ?? [], query).filter((notice) => kind === '' || notice.kind === kind);
  // Those that say it in the story's language stand first.
  const has = (notice: NoticeEntry): boolean =>
    textFor(notice, inLanguage)?.language === closestIn(notice, inLanguage);
  const shown = [...ofKind.filter(has), ...ofKind.filter((notice) => !has(notice))];
  const there = [...new Set((all ?? []).flatMap(({ texts }) => texts.map((text) => text.language)))].sort();
  const step = (event: KeyboardEvent, to: number): void => {
    const choice = list.current?.querySelectorAll('button')[to];
    if (choice === undefined) return;
    event.preventDefault();
    choice.focus();
  };
  return (
    <Dialog
      title="Notice from the library"
      onClose={close}
      onSubmit={() => {
        const [first] = shown;
        if (first !== undefined) choose(first);
      }}
      footer={<Button onClick={close}>Cancel</Button>}
    >
      <div className="dialog-fields">
        <TextField
          label="Title or words"
          value={query}
          error={error}
          hint="Down arrow goes into the list."
          onChange={(value) => {
            setQuery(value);
            setError(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') step(event, 0);
          }}
        />
        <div className="notice-filters">
          <SelectField label="Kind" value={kind} choices={kinds} onChange={setKind} />
          <SelectField
            label="Language"
            value={wanted}
            choices={[
              { value: '', label: `The story’s, ${names.of(language) ?? language}` },
              ...there.map((value) => ({ value, label: names.of(value) ?? value })),
            ]}
            onChange={setWanted}
          />
        </div>
        <SwitchField
          label="Keep it tied to the library"
          hint="When the library’s words change, this story says so and takes them with one press. Off, it is a copy of its own, as the form of a correction is unless you turn this on."
          checked={isTied ?? kind !== 'correction'}
          onChange={setTied}
        />
        {all !== null && shown.length === 0 && (
          <p className="notice-aside" role="status">
            {all.length === 0
              ? 'The library has no notices yet. Write them under File, Notices.'
              : 'No notice fits. The beginning of any word of it is enough.'}
          </p>
        )}
        {shown.length > 0 && (
          <ul ref={list} className="contributor-list" aria-label="Notices">
            {shown.map((notice, index) => (
              <li key={notice.id}>
                <button
                  type="button"
                  className="contributor-choice"
                  onClick={() => choose(notice)}
                  onKeyDown={(event) => {
                    if (event.key === 'ArrowDown') step(event, index + 1);
                    if (event.key === 'ArrowUp') step(event, index - 1);
                  }}
                >
                  <Words
                    notice={notice}
                    language={inLanguage}
                    isTied={isTied ?? notice.kind !== 'correction'}
                  />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

interface WordsProps {
  readonly notice: NoticeEntry;
  readonly language: string;
  readonly isTied: boolean;
}

/** What would be put in, in which language, and how. */
function Words({ notice, language, isTied }: WordsProps) {
  const text = textFor(notice, language);
  const words = (text?.content ?? []).map(plainText).join(' ');
  return (
    <span>
      <strong dir="auto">{notice.title}</strong>
      <span className="contributor-role">
        {noticeKindLabels[notice.kind]} · {text === null ? '' : (names.of(text.language) ?? text.language)} ·{' '}
        {isTied ? 'tied to the library' : 'as a copy'}
      </span>
      <span className="notice-words" dir="auto" lang={text?.language}>
        {words}
      </span>
    </span>
  );
}

function closestIn({ texts }: NoticeEntry, language: string): string | null {
  return closestLanguage(
    language,
    texts.map((text) => text.language),
  );
}
