import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { JsonValue } from '../../../shared/document/json.ts';
import { fieldVisit } from '../../editor/attributeChange.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  /** What the typed text stands for, or null when it stands for nothing the document takes. */
  readonly read: (typed: string) => { readonly value: JsonValue } | null;
  /** Said when it does not. */
  readonly problem: string;
  readonly onChange: (value: JsonValue, visit: string) => void;
  readonly isLong?: boolean;
  readonly type?: 'text' | 'url' | 'date';
  readonly dir?: 'ltr';
  readonly inputMode?: 'numeric';
  readonly placeholder?: string;
}

/**
 * A field whose text goes into the document key by key, as every word does, whenever it stands for a value;
 * one visit to the field is one step to undo. Text that stands for nothing yet stays in the field, and is
 * said to be wrong when the writer goes on. The tidy form of a value is shown on leaving, never while typing.
 */
export function DraftField(props: DraftFieldProps) {
  const { label, value, read, problem, onChange, isLong = false, ...rest } = props;
  const [typed, setTyped] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const visit = useRef('');
  /** The value that comes back is the one just typed here: it must not rewrite the field under the caret. */
  const isEcho = useRef(false);
  useEffect(() => {
    if (!isEcho.current) {
      setTyped(value);
      setError(null);
    }
    isEcho.current = false;
  }, [value]);
  const take = (text: string): void => {
    setTyped(text);
    setError(null);
    const next = read(text);
    if (next === null) return;
    isEcho.current = true;
    onChange(next.value, visit.current);
  };
  const settle = (): void => {
    isEcho.current = false;
    if (read(typed) === null) setError(problem);
    else setTyped(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || isLong) return;
    event.preventDefault();
    settle();
  };
  const shared = {
    label,
    value: typed,
    error,
    onChange: take,
    onFocus: () => {
      visit.current = fieldVisit();
    },
    onBlur: settle,
    onKeyDown,
  };
  return isLong ? <TextArea {...shared} /> : <TextField {...rest} {...shared} />;
}
