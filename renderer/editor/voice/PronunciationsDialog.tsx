import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import { type Pronunciation, pronunciation } from '../../../shared/story/pronounce.ts';
import { api } from '../../host/host.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface Row extends Pronunciation {
  /** In this window. */
  readonly id: string;
}

const emptyRow = (): Row => ({ id: crypto.randomUUID(), written: '', spoken: '', language: '' });
const common = ['en', 'de', 'fr', 'ru', 'uk', 'fa', 'ar', 'pl', 'es'];

/** The newsroom's list of names and how a voice has to say them. */
export function PronunciationsDialog({ onClose }: { readonly onClose: () => void }) {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  /** Which field takes the keyboard once it is there. */
  const [wanted, setWanted] = useState<string | null>(null);

  useEffect(() => {
    api.call('voice.pronunciations', {}).then(
      ({ entries }) => setRows([...entries.map((entry) => ({ ...emptyRow(), ...entry })), emptyRow()]),
      (failure: unknown) => setError(messageOf(failure)),
    );
  }, []);
  useEffect(() => {
    if (wanted !== null) table.current?.querySelector<HTMLElement>(`tr[data-row="${wanted}"] input`)?.focus();
    setWanted(null);
  }, [wanted]);

  const change = (id: string, part: Partial<Pronunciation>): void => {
    setError(null);
    setRows((before) => before?.map((row) => (row.id === id ? { ...row, ...part } : row)) ?? null);
  };
  const add = (): void => {
    const row = emptyRow();
    setRows((before) => [...(before ?? []), row]);
    setWanted(row.id);
  };
  const remove = (id: string): void => {
    const index = rows?.findIndex((row) => row.id === id) ?? -1;
    const rest = rows?.filter((row) => row.id !== id) ?? [];
    const left = rest.length === 0 ? [emptyRow()] : rest;
    setRows(left);
    setWanted(left[Math.min(index, left.length - 1)]?.id ?? null);
  };
  const save = async (): Promise<void> => {
    const filled = rows?.filter(({ written, spoken }) => written.trim() !== '' || spoken.trim() !== '') ?? [];
    const wrong = filled.find((row) => !pronunciation.safeParse(row).success);
    if (wrong !== undefined) {
      const name = wrong.written.trim() || wrong.spoken.trim();
      setError(`“${name}” needs a name, how it is said, and no language or a code such as de or pt-BR.`);
      setWanted(wrong.id);
      return;
    }
    try {
      await api.call('voice.setPronunciations', {
        entries: filled.map(({ written, spoken, language }) => ({ written, spoken, language })),
      });
      onClose();
    } catch (failure) {
      setError(messageOf(failure));
    }
  };

  return (
    <Dialog
      title="How names are said"
      description="Whole words, as they are written, are said as it stands beside them. The list is the newsroom’s: it holds for every story."
      size="large"
      onClose={onClose}
      onSubmit={() => void save()}
      isSticky
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={rows === null}>
            Save
          </Button>
        </>
      }
    >
      {error !== null && (
        <Banner kind="error" isUrgent>
          {error}
        </Banner>
      )}
      <table className="pronunciations" ref={table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Said as</th>
            <th scope="col">Only in (language)</th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(rows ?? []).map((row, index) => (
            <tr key={row.id} data-row={row.id}>
              <td>
                <TextField
                  label={`Name ${index + 1}`}
                  isLabelHidden
                  value={row.written}
                  maxLength={200}
                  onChange={(written) => change(row.id, { written })}
                />
              </td>
              <td>
                <TextField
                  label={`Name ${index + 1} is said as`}
                  isLabelHidden
                  value={row.spoken}
                  maxLength={200}
                  onChange={(spoken) => change(row.id, { spoken })}
                />
              </td>
              <td>
                <TextField
                  label={`Name ${index + 1} only in language`}
                  isLabelHidden
                  value={row.language}
                  dir="ltr"
                  placeholder="all"
                  maxLength={100}
                  suggestions={common}
                  onChange={(language) => change(row.id, { language: language.trim() })}
                />
              </td>
              <td>
                <IconButton
                  label={`Remove ${row.written === '' ? `row ${index + 1}` : row.written}`}
                  icon={<Trash2 size={15} />}
                  onClick={() => remove(row.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button icon={<Plus size={15} />} onClick={add} disabled={rows === null}>
        Add a name
      </Button>
    </Dialog>
  );
}

function messageOf(error: unknown): string {
  return error instanceof StetError ? error.message : 'The list could not be reached. Try again.';
}
