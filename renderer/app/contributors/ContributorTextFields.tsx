import { type ReactNode, useState } from 'react';
import { type ContributorTexts, mostLanguages } from '../../../shared/story/contributor.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../directory/Directory.module.css';
import { TextLanguages } from '../directory/TextLanguages.tsx';
import { languageName } from '../languages.ts';
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
    onChange({ inLanguages: [...draft.inLanguages, { language, name: '', role: '', biography: '' }] });
    setChosen(language);
  };
  return (
    <>
      {hasLanguages && (
        <TextLanguages
          label="Language of the texts"
          there={['', ...draft.inLanguages.map(({ language }) => language)]}
          chosen={texts?.language ?? ''}
          canAdd={draft.inLanguages.length < mostLanguages}
          canRemove={texts !== undefined}
          problem={problems.inLanguages}
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
