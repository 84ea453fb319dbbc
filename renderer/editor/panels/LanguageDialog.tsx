import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { EditorHandle } from '../editorHandle.ts';
import { markRange } from '../markRange.ts';

const directions = [
  { value: '', label: 'By its letters' },
  { value: 'ltr', label: 'Left to right' },
  { value: 'rtl', label: 'Right to left' },
] as const;
const common = ['en', 'fr', 'de', 'es', 'it', 'la', 'uk', 'ru', 'pl', 'fa', 'ar', 'he', 'tr', 'zh', 'ja'];
const names = new Intl.DisplayNames('en', { type: 'language' });

/** Marks a phrase as being in another language, so that it is read out and hyphenated as such. */
export function LanguageDialog({ handle }: { readonly handle: EditorHandle }) {
  const [range] = useState(() => markRange(handle.editor.state, 'language'));
  const [lang, setLang] = useState(range.attributes?.lang ?? '');
  const [dir, setDir] = useState<(typeof directions)[number]['value']>(
    directions.find(({ value }) => value === range.attributes?.dir)?.value ?? '',
  );
  const [error, setError] = useState<string | null>(
    range.from === range.to ? 'Select the words first.' : null,
  );
  const close = (): void => {
    handle.dialog.set(null);
    requestAnimationFrame(() => handle.editor.view.focus());
  };
  const set = (tag: string | null): void => {
    handle.run((state, dispatch) => {
      const type = state.schema.marks['language'];
      if (type === undefined || range.from === range.to) return false;
      const transaction = state.tr.removeMark(range.from, range.to, type);
      if (tag !== null) transaction.addMark(range.from, range.to, type.create({ lang: tag, dir }));
      dispatch?.(transaction.removeStoredMark(type));
      return true;
    });
    close();
  };
  const submit = (): void => {
    const tag = lang.trim();
    if (range.from === range.to) return;
    if (/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) set(tag);
    else setError('Give a language code such as fr, uk or pt-BR.');
  };
  return (
    <Dialog
      title="Language of the text"
      size="small"
      onClose={close}
      onSubmit={submit}
      footer={
        <>
          {range.attributes !== null && (
            <Button look="quiet" onClick={() => set(null)}>
              Take it off
            </Button>
          )}
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit">
            Set language
          </Button>
        </>
      }
    >
      <div className="dialog-fields">
        <TextField
          label="Language code"
          value={lang}
          dir="ltr"
          suggestions={common}
          hint={describe(lang)}
          error={error}
          onChange={(value) => {
            setLang(value);
            setError(null);
          }}
        />
        <SelectField label="Direction" value={dir} choices={directions} onChange={setDir} />
      </div>
    </Dialog>
  );
}

function describe(tag: string): string {
  try {
    return tag.trim() === '' ? 'As in fr for French, fa for Persian.' : (names.of(tag.trim()) ?? '');
  } catch {
    return '';
  }
}
