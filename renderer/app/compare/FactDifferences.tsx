import styles from '../dialogs/Dialogs.module.css';
import type { FactDifference } from './compareFacts.ts';

export interface FactDifferencesProps {
  readonly facts: readonly FactDifference[];
  /** Both values in one phrase. */
  readonly sayDifference: (fact: FactDifference) => string;
}

/** The facts in which two states of a story differ, with both values. */
export function FactDifferences({ facts, sayDifference }: FactDifferencesProps) {
  return (
    <section aria-label="Facts that differ" className={styles.section}>
      <h3 className={styles.heading}>Facts that differ</h3>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.label} style={{ display: 'contents' }}>
            <dt>{fact.label}</dt>
            <dd>{sayDifference(fact)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
