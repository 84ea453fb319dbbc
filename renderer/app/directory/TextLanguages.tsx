import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { languageChoices, languageName } from '../languages.ts';
import styles from './Directory.module.css';

export interface TextLanguagesProps {
  readonly label: string;
  /** BCP 47, each once; '' for a main text that is in no language of its own. */
  readonly there: readonly string[];
  readonly chosen: string;
  readonly canAdd?: boolean;
  readonly canRemove: boolean;
  /** What is wrong with the texts. */
  readonly problem: ReactNode;
  readonly onChoose: (language: string) => void;
  readonly onAdd: (language: string) => void;
  readonly onRemove: (language: string) => void;
}

/** Which language's texts are shown, and ways to add one and take one out. */
export function TextLanguages(props: TextLanguagesProps) {
  const { label, there, chosen, canAdd = true, canRemove, problem, onChoose, onAdd, onRemove } = props;
  const free = languageChoices('en').filter(({ value }) => !there.includes(value));
  return (
    <fieldset className={styles.languages} aria-label={label}>
      {there.map((language) => (
        <button
          key={language}
          type="button"
          className={styles.filter}
          aria-pressed={language === chosen}
          onClick={() => onChoose(language)}
        >
          {language === '' ? 'Main text' : languageName(language)}
        </button>
      ))}
      {canRemove && (
        <IconButton
          label={`Take out ${languageName(chosen)}`}
          icon={<X size={14} />}
          onClick={() => onRemove(chosen)}
        />
      )}
      <span className={styles.grow} />
      {canAdd && (
        <SelectField
          label="Add a language"
          isLabelHidden
          className={styles.addLanguage}
          value=""
          choices={[{ value: '', label: 'Add a language…' }, ...free]}
          onChange={(language) => {
            if (language !== '') onAdd(language);
          }}
        />
      )}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
