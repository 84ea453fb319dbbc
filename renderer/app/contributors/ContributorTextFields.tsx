import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type ContributorTexts, mostLanguages } from '../../../shared/story/contributor.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { languageChoices, languageName } from '../languages.ts';
import styles from './Contributors.module.css';
import type { ContributorDraft, DraftProblems } from './contributorDraft.ts';
import { fieldLabels } from './fieldLabels.ts';

export interface ContributorTextFieldsProps {
  readonly draft: ContributorDraft;
  readonly problems: DraftProblems;
  readonly nameNote?: ReactNode;
  /** Beside the name. */
  readonly children: ReactNode;
  /** False for one story's byline, which is in that story's language alone. */
  readonly hasLanguages: boolean;
  readonly onChange: (patch: Partial<ContributorDraft>) => void;
}

/** Name, role and biography: the entry's own, or those of the language that is chosen above them. */
export function ContributorTextFields(props: ContributorTextFieldsProps) {
  const { draft, problems, nameNote, children, hasLanguages, onChange } = props;
  const [chosen, setChosen] = useState('');
  const labels = fieldLabels(draft.kind);
  const texts = hasLanguages ? draft.inLanguages.find(({ language }) => language === chosen) : undefined;
  const inName = texts === undefined ? '' : ` in ${languageName(texts.language)}`;
  const shown = texts ?? draft;
  const shownProblems: DraftProblems = texts === undefined ? problems : {};
  const change = (patch: Partial<Omit<ContributorTexts, 'language'>>): void => {
    if (texts === undefined) onChange(patch);
    else
      onChange({
        inLanguages: draft.inLanguages.map((one) => (one === texts ? { ...one, ...patch } : one)),
      });
  };
  const add = (language: string): void => {
    if (language === '') return;
    onChange({ inLanguages: [...draft.inLanguages, { language, name: '', role: '', biography: '' }] });
    setChosen(language);
  };
  return (
    <>
      {hasLanguages && (
        <Languages
          draft={draft}
          chosen={texts?.language ?? ''}
          error={problems.inLanguages}
          onChoose={setChosen}
          onAdd={add}
          onRemove={(language) => {
            onChange({ inLanguages: draft.inLanguages.filter((one) => one.language !== language) });
            setChosen('');
          }}
        />
      )}
      <div className={styles.pair}>
        <TextField
          label={`${labels.name}${inName}`}
          value={shown.name}
          error={shownProblems.name}
          hint={texts === undefined ? nameNote : undefined}
          lang={texts?.language}
          placeholder={texts === undefined ? undefined : draft.name}
          className={styles.grow}
          onChange={(name) => change({ name })}
        />
        {children}
      </div>
      <TextField
        label={`${labels.role}${inName}`}
        value={shown.role}
        error={shownProblems.role}
        lang={texts?.language}
        placeholder={texts === undefined ? undefined : draft.role}
        onChange={(role) => change({ role })}
      />
      <TextArea
        label={`${labels.biography}${inName}`}
        value={shown.biography}
        error={shownProblems.biography}
        lang={texts?.language}
        placeholder={texts === undefined ? undefined : draft.biography}
        rows={4}
        hint={
          texts === undefined
            ? 'Shown under the story, with the picture. Line breaks stay.'
            : `For stories in ${languageName(texts.language)}. What is left empty is taken from the main text.`
        }
        onChange={(biography) => change({ biography })}
      />
    </>
  );
}

interface LanguagesProps {
  readonly draft: ContributorDraft;
  /** '' for the entry's own texts. */
  readonly chosen: string;
  readonly error: string | undefined;
  readonly onChoose: (language: string) => void;
  readonly onAdd: (language: string) => void;
  readonly onRemove: (language: string) => void;
}

/** Which language's texts are shown, and ways to add one and take one out. */
function Languages({ draft, chosen, error, onChoose, onAdd, onRemove }: LanguagesProps) {
  const there = draft.inLanguages.map(({ language }) => language);
  const free = languageChoices('en').filter(({ value }) => !there.includes(value));
  return (
    <fieldset className={styles.languages} aria-label="Language of the texts">
      {['', ...there].map((language) => (
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
      {chosen !== '' && (
        <IconButton
          label={`Take out ${languageName(chosen)}`}
          icon={<X size={14} />}
          onClick={() => onRemove(chosen)}
        />
      )}
      <span className={styles.grow} />
      {there.length < mostLanguages && (
        <SelectField
          label="Add a language"
          isLabelHidden
          className={styles.addLanguage}
          value=""
          choices={[{ value: '', label: 'Add a language…' }, ...free]}
          onChange={onAdd}
        />
      )}
      {error !== undefined && (
        <p className={styles.problem} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
