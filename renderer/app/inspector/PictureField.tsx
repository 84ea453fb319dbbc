import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MediaInfo } from '../../../shared/contract/calls.ts';
import { api, mediaUrl } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { problemText } from '../../ui/problem.ts';
import styles from './Inspector.module.css';

export interface PictureFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (source: string | null, info: MediaInfo | null) => void;
  /** An `accept` list of media types; pictures when left out. */
  readonly accept?: string;
  readonly disabled?: boolean;
  /** Shows the part of the picture that this shape leaves. */
  readonly shape?: 'wide' | 'square';
}

/** A file of the media folder: chosen, seen, taken out again. */
export function PictureField({
  label,
  value,
  onChange,
  accept = 'image/*',
  disabled = false,
  shape,
}: PictureFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const address = accept.startsWith('image') ? mediaUrl(value) : null;
  const add = async (file: File): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const info = await api.call('media.add', { name: file.name, bytes });
      onChange(info.source, info);
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const state = value === null ? null : value.startsWith('media:') ? 'In the media folder' : value;
  return (
    <Field label={label} error={problem} hint={address === null ? state : undefined}>
      {(control) => (
        <>
          {address !== null && <img className={styles.picture} data-shape={shape} src={address} alt="" />}
          <div className={styles.row}>
            <Button
              {...control}
              aria-label={`${label}: ${value === null ? 'choose a file' : 'replace'}`}
              icon={<ImagePlus size={14} />}
              disabled={disabled || isBusy}
              onClick={() => input.current?.click()}
            >
              {isBusy ? 'Adding' : value === null ? 'Choose a file…' : 'Replace…'}
            </Button>
            {value !== null && (
              <Button look="quiet" disabled={disabled} onClick={() => onChange(null, null)}>
                Take out
              </Button>
            )}
          </div>
          <input
            ref={input}
            type="file"
            accept={accept}
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) void add(file);
            }}
          />
        </>
      )}
    </Field>
  );
}
