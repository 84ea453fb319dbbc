import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';
import { IconButton } from './IconButton.tsx';

export interface PassphraseFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  /** One that is being made; no browser is to offer an old one for it. */
  readonly isNew?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Hidden while it is typed, unless the person wants to see it. No browser keeps or checks it. */
export function PassphraseField(props: PassphraseFieldProps) {
  const {
    label,
    hint,
    error,
    isLabelHidden,
    className,
    value,
    onChange,
    disabled,
    isNew = false,
    ref,
  } = props;
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <div className={styles.secret}>
          <input
            {...control}
            ref={ref}
            type={isShown ? 'text' : 'password'}
            dir="auto"
            autoComplete={isNew ? 'new-password' : 'off'}
            autoCapitalize="off"
            spellCheck={false}
            className={styles.control}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            label={isShown ? 'Hide what is typed' : 'Show what is typed'}
            icon={isShown ? <EyeOff size={14} /> : <Eye size={14} />}
            onClick={() => setShown(!isShown)}
          />
        </div>
      )}
    </Field>
  );
}
