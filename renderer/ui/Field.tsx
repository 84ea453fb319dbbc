import { type ReactNode, useId } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  /** A sentence under the control, read with it. */
  readonly hint?: ReactNode;
  /** What is wrong with the value; it replaces the hint. */
  readonly error?: string | null | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly className?: string | undefined;
}

/** What a control takes so that its label, hint and error belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label above, control, and what is to be said about it beneath. */
export function Field(props: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const { label, hint, error, isLabelHidden = false, className, children } = props;
  const id = useId();
  const message = error ?? hint;
  const messageId = `${id}-message`;
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': message === undefined || message === null ? undefined : messageId,
        'aria-invalid': error ? true : undefined,
      })}
      {message !== undefined && message !== null && (
        <div id={messageId} className={error ? styles.error : styles.hint}>
          {message}
        </div>
      )}
    </div>
  );
}
