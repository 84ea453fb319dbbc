import { TextSelection } from '@tiptap/pm/state';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { EditorHandle } from '../editorHandle.ts';
import { markRange, readLink } from '../markRange.ts';

const relations = [
  { value: '', label: 'Ordinary' },
  { value: 'nofollow', label: 'Not endorsed' },
  { value: 'sponsored', label: 'Paid for' },
  { value: 'ugc', label: 'From readers' },
] as const;

/** Asks for a link's address, says plainly what is wrong with it, and sets or removes the link. */
export function LinkDialog({ handle }: { readonly handle: EditorHandle }) {
  const [range] = useState(() => markRange(handle.editor.state, 'link'));
  const [href, setHref] = useState(range.attributes?.href ?? '');
  const [title, setTitle] = useState(range.attributes?.title ?? '');
  const [rel, setRel] = useState<(typeof relations)[number]['value']>(
    relations.find(({ value }) => value === range.attributes?.rel)?.value ?? '',
  );
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  const needsWords = range.from === range.to;
  const close = (): void => {
    handle.dialog.set(null);
    requestAnimationFrame(() => handle.editor.view.focus());
  };
  const submit = (): void => {
    const read = readLink(href);
    if (!read.ok) {
      setError(read.reason);
      return;
    }
    handle.run((state, dispatch) => {
      const type = state.schema.marks['link'];
      if (type === undefined) return false;
      const mark = type.create({ href: read.href, title: title.trim(), rel });
      const transaction = state.tr;
      if (needsWords) {
        const text =
          words.trim() === ''
            ? read.href.replace(/^(https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '')
            : words;
        transaction.insert(range.from, state.schema.text(text, mark.addToSet(state.selection.$from.marks())));
        transaction.setSelection(TextSelection.create(transaction.doc, range.from + text.length));
      } else transaction.addMark(range.from, range.to, mark);
      dispatch?.(transaction.removeStoredMark(type));
      return true;
    });
    close();
  };
  const remove = (): void => {
    handle.run((state, dispatch) => {
      const type = state.schema.marks['link'];
      if (type !== undefined) dispatch?.(state.tr.removeMark(range.from, range.to, type));
      return true;
    });
    close();
  };
  return (
    <Dialog
      title={range.attributes === null ? 'Link' : 'Edit link'}
      size="small"
      onClose={close}
      onSubmit={submit}
      footer={
        <>
          {range.attributes !== null && (
            <Button look="quiet" onClick={remove}>
              Remove link
            </Button>
          )}
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit">
            {range.attributes === null ? 'Set link' : 'Change link'}
          </Button>
        </>
      }
    >
      <div className="dialog-fields">
        <TextField
          label="Address"
          value={href}
          dir="ltr"
          placeholder="https://"
          error={error}
          onChange={(value) => {
            setHref(value);
            setError(null);
          }}
        />
        {needsWords && (
          <TextField
            label="Words"
            value={words}
            hint="Left empty, the address itself is shown."
            onChange={setWords}
          />
        )}
        <TextField label="Title (optional)" value={title} onChange={setTitle} />
        <SelectField label="Relation" value={rel} choices={relations} onChange={setRel} />
      </div>
    </Dialog>
  );
}
