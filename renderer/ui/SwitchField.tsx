import { Switch } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

export interface SwitchFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** On or off, at once. */
export function SwitchField({ label, hint, checked, onChange, disabled = false }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className={styles.switchRow}>
      <div>
        <div id={id} className={styles.switchLabel}>
          {label}
        </div>
        {hint !== undefined && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
      <Switch.Root
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(value) => onChange(value)}
        aria-labelledby={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </div>
  );
}
