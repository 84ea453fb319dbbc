import type { ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';

export interface SelectChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

type OwnSelectProps = Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'className'>;

export interface SelectFieldProps<Value extends string> extends FieldProps, OwnSelectProps {
  readonly value: Value;
  readonly choices: readonly SelectChoice<Value>[];
  readonly onChange: (value: Value) => void;
}

/** The system's own list: known keys, any length, right on every platform. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, isLabelHidden, className, value, choices, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <select
          {...rest}
          {...control}
          className={classNames(styles.control, styles.select)}
          value={value}
          // The options are made of `choices`, so the value is one of theirs.
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
