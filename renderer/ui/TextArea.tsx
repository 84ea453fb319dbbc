import type { ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';

type AreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'className'>;

export interface TextAreaProps extends FieldProps, AreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Grows with its text. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, isLabelHidden, className, value, onChange, rows = 3, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <textarea
          dir="auto"
          {...rest}
          {...control}
          rows={rows}
          className={classNames(styles.control, styles.area)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
