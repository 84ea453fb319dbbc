import { Button } from './Button.tsx';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';
import { fromLocalInput, toLocalInput } from './moment.ts';

export interface MomentFieldProps extends FieldProps {
  /** RFC 3339, or null when it is not set. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly disabled?: boolean;
}

/** A date and a time of day, in the machine's own time zone. */
export function MomentField(props: MomentFieldProps) {
  const { value, onChange, disabled = false, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <div className={styles.row}>
          <input
            {...control}
            type="datetime-local"
            className={styles.control}
            value={toLocalInput(value)}
            disabled={disabled}
            onChange={(event) => onChange(fromLocalInput(event.target.value))}
          />
          <Button
            look="quiet"
            disabled={disabled}
            aria-label={value === null ? `${field.label}: now` : `${field.label}: clear`}
            onClick={() => onChange(value === null ? new Date().toISOString() : null)}
          >
            {value === null ? 'Now' : 'Clear'}
          </Button>
        </div>
      )}
    </Field>
  );
}
