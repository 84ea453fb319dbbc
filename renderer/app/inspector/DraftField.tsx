import { type KeyboardEvent, useEffect, useState } from 'react';
import type { JsonValue } from '../../../shared/document/json.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  /** What the typed text stands for, or null when it stands for nothing the document takes. */
  readonly read: (typed: string) => { readonly value: JsonValue } | null;
  /** Said when it does not. */
  readonly problem: string;
  readonly onChange: (value: JsonValue) => void;
  readonly isLong?: boolean;
  readonly type?: 'text' | 'url' | 'date';
  readonly dir?: 'ltr';
  readonly inputMode?: 'numeric';
  readonly placeholder?: string;
}

/**
 * A field whose text goes into the document when the writer is done with it (Enter, or on to the next
 * field): one step to undo, not one for every key.
 */
export function DraftField(props: DraftFieldProps) {
  const { label, value, read, problem, onChange, isLong = false, ...rest } = props;
  const [typed, setTyped] = useState(value);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    setTyped(value);
    setError(null);
  }, [value]);
  const commit = (): void => {
    if (typed === value) {
      setError(null);
      return;
    }
    const next = read(typed);
    setError(next === null ? problem : null);
    if (next !== null) onChange(next.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !isLong) {
      event.preventDefault();
      commit();
    } else if (event.key === 'Escape' && typed !== value) {
      event.preventDefault();
      setTyped(value);
      setError(null);
    }
  };
  if (isLong) {
    return (
      <TextArea
        label={label}
        value={typed}
        error={error}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    );
  }
  return (
    <TextField
      {...rest}
      label={label}
      value={typed}
      error={error}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
