import { type ComponentProps, useId } from 'react';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className'>;

export interface TextFieldProps extends FieldProps, InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Offered while typing; other values are allowed. */
  readonly suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, isLabelHidden, className, value, onChange, suggestions, ...rest } = props;
  const listId = useId();
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <>
          <input
            type="text"
            dir="auto"
            autoComplete="off"
            {...rest}
            {...control}
            className={styles.control}
            value={value}
            list={suggestions === undefined ? undefined : listId}
            onChange={(event) => onChange(event.target.value)}
          />
          {suggestions !== undefined && (
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}
