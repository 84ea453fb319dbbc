import { useId } from 'react';
import styles from './Exchange.module.css';

export interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly description: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A few things of which one holds, each with what it means beside it. */
export function ChoiceList({ label, choices, value, onChange }: ChoiceListProps) {
  const name = useId();
  return (
    <fieldset className={styles.plain}>
      <legend className={styles.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.id} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={choice.id}
            checked={choice.id === value}
            onChange={() => onChange(choice.id)}
            aria-describedby={`${name}-${choice.id}`}
          />
          <span>
            {choice.label}
            <span id={`${name}-${choice.id}`} className={styles.choiceHint}>
              {choice.description}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
