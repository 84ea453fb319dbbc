import type { ReactNode } from 'react';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PictureField } from '../inspector/PictureField.tsx';
import styles from './Contributors.module.css';
import type { ContributorDraft, DraftProblems } from './contributorDraft.ts';
import { fieldLabels, kindLabels, shapeLabels } from './fieldLabels.ts';

export interface ContributorFieldsProps {
  readonly draft: ContributorDraft;
  readonly problems: DraftProblems;
  /** Said under the name: who is called so already. */
  readonly nameNote?: ReactNode;
  readonly isDisabled?: boolean;
  readonly onChange: (patch: Partial<ContributorDraft>) => void;
}

const choicesOf = <Value extends string>(labels: Readonly<Record<Value, string>>) =>
  // The keys of a record are the values it was typed by.
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
const kinds = choicesOf(kindLabels);
const shapes = choicesOf(shapeLabels);

/** What is said of a person or desk, for the directory and for one story's byline alike. */
export function ContributorFields(props: ContributorFieldsProps) {
  const { draft, problems, nameNote, isDisabled = false, onChange } = props;
  const labels = fieldLabels(draft.kind);
  return (
    <fieldset className={styles.fields} disabled={isDisabled}>
      <div className={styles.pair}>
        <TextField
          label={labels.name}
          value={draft.name}
          error={problems.name}
          hint={nameNote}
          className={styles.grow}
          onChange={(name) => onChange({ name })}
        />
        <SelectField
          label={labels.kind}
          value={draft.kind}
          choices={kinds}
          className={styles.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <TextField
        label={labels.role}
        value={draft.role}
        error={problems.role}
        onChange={(role) => onChange({ role })}
      />
      <TextArea
        label={labels.biography}
        value={draft.biography}
        error={problems.biography}
        rows={4}
        hint="Shown under the story, with the picture. Line breaks stay."
        onChange={(biography) => onChange({ biography })}
      />
      <TextField
        label={labels.url}
        value={draft.url}
        error={problems.url}
        type="url"
        dir="ltr"
        placeholder="https://"
        onChange={(url) => onChange({ url })}
      />
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
