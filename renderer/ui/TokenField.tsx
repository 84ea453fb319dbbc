import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import styles from './TokenField.module.css';

export interface TokenFieldProps extends FieldProps {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly suggestions?: readonly string[];
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** Several short words; Enter or a comma adds one, Backspace in the empty field takes the last. */
export function TokenField(props: TokenFieldProps) {
  const { values, onChange, suggestions, placeholder, disabled = false, ...field } = props;
  const [typed, setTyped] = useState('');
  const listId = useId();
  const add = (): void => {
    const words = typed
      .split(/[,،;]/)
      .map((word) => word.trim())
      .filter((word) => word !== '' && !values.includes(word));
    setTyped('');
    if (words.length > 0) onChange([...values, ...new Set(words)]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ',' || event.key === '،') {
      if (typed.trim() === '') return;
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
      onChange(values.slice(0, -1));
    }
  };
  return (
    <Field {...field}>
      {(control) => (
        <div className={styles.box}>
          {values.map((value) => (
            <span key={value} className={styles.token} dir="auto">
              {value}
              <button
                type="button"
                className={styles.remove}
                aria-label={`Remove ${value}`}
                disabled={disabled}
                onClick={() => onChange(values.filter((other) => other !== value))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </span>
          ))}
          <input
            {...control}
            className={styles.input}
            dir="auto"
            autoComplete="off"
            list={suggestions === undefined ? undefined : listId}
            value={typed}
            disabled={disabled}
            placeholder={values.length === 0 ? placeholder : undefined}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
          {suggestions !== undefined && (
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </div>
      )}
    </Field>
  );
}
