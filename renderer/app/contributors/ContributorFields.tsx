import type { ReactNode } from 'react';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../directory/Directory.module.css';
import { PictureField } from '../inspector/PictureField.tsx';
import { ContributorLinks } from './ContributorLinks.tsx';
import { ContributorTextFields } from './ContributorTextFields.tsx';
import type { ContributorDraft, DraftProblems } from './contributorDraft.ts';
import { fieldLabels, kindLabels, shapeLabels } from './fieldLabels.ts';

export interface ContributorFieldsProps {
  readonly draft: ContributorDraft;
  readonly problems: DraftProblems;
  /** Said under the name: who is called so already. */
  readonly nameNote?: ReactNode;
  readonly isDisabled?: boolean;
  /** The desks a person may belong to; null for one story's byline, which has neither a desk nor other languages. */
  readonly desks: readonly ContributorEntry[] | null;
  readonly onChange: (patch: Partial<ContributorDraft>) => void;
}

const choicesOf = <Value extends string>(labels: Readonly<Record<Value, string>>) =>
  // The keys of a record are the values it was typed by.
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
const kinds = choicesOf(kindLabels);
const shapes = choicesOf(shapeLabels);

/** What is said of a person or desk, for the directory and for one story's byline alike. */
export function ContributorFields(props: ContributorFieldsProps) {
  const { draft, problems, nameNote, isDisabled = false, desks, onChange } = props;
  const labels = fieldLabels(draft.kind);
  return (
    <fieldset className={styles.fields} disabled={isDisabled}>
      <ContributorTextFields
        draft={draft}
        problems={problems}
        nameNote={nameNote}
        hasLanguages={desks !== null}
        onChange={onChange}
      >
        <SelectField
          label={labels.kind}
          value={draft.kind}
          choices={kinds}
          className={styles.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </ContributorTextFields>
      {desks !== null && draft.kind === 'person' && (
        <SelectField
          label={labels.desk}
          value={draft.desk ?? ''}
          choices={deskChoices(desks, draft.desk)}
          hint="Offered beside this person’s byline; it is never added by itself."
          onChange={(desk) => onChange({ desk: desk === '' ? null : desk })}
        />
      )}
      <TextField
        label={labels.url}
        value={draft.url}
        error={problems.url}
        type="url"
        dir="ltr"
        placeholder="https://"
        onChange={(url) => onChange({ url })}
      />
      <ContributorLinks links={draft.links} onChange={(links) => onChange({ links })} />
      <div className={styles.pictureRow}>
        <PictureField
          label={labels.picture}
          value={draft.picture}
          shape={draft.pictureShape}
          disabled={isDisabled}
          onChange={(picture) => onChange({ picture })}
        />
        <SelectField
          label={labels.pictureShape}
          value={draft.pictureShape}
          choices={shapes}
          onChange={(pictureShape) => onChange({ pictureShape })}
        />
      </div>
    </fieldset>
  );
}

/** The desks by name; a desk that is not in the directory any more stays chosen until another is. */
function deskChoices(desks: readonly ContributorEntry[], chosen: string | null) {
  const choices = desks.map(({ id, name }) => ({ value: id, label: name }));
  const isGone = chosen !== null && !desks.some(({ id }) => id === chosen);
  return [
    { value: '', label: 'None' },
    ...choices,
    ...(isGone ? [{ value: chosen, label: 'A desk that was removed' }] : []),
  ];
}
