import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReadMedium } from '../../shared/contract/calls.ts';
import type { EmbeddedFacts, MediumFacts } from '../../shared/story/medium.ts';
import { api } from '../host/host.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { SwitchField } from '../ui/SwitchField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TokenField } from '../ui/TokenField.tsx';
import styles from './Captions.module.css';
import { differingWords, FileWords } from './FileWords.tsx';
import { factLabels, factWords, madeByChoices } from './factLabels.ts';
import { iimWarning } from './iimWarning.ts';
import { mediumDraft } from './mediumDraft.ts';
import { onDay, timeOf } from './takenDay.ts';

/** Facts that are one line, or a passage, of text. */
type TextFact = {
  [Name in keyof MediumFacts]: MediumFacts[Name] extends string ? Name : never;
}[keyof MediumFacts];

export interface MediumFormProps {
  readonly medium: ReadMedium;
  readonly isReadOnly: boolean;
  /** With the texts that a story takes over when the medium is put into it. */
  readonly withTexts?: boolean;
}

/** What the library knows of a picture, sound or film, and what may be done with it. Saved while it is typed. */
export function MediumForm({ medium, isReadOnly, withTexts = false }: MediumFormProps) {
  const [keeper] = useState(() => mediumDraft(api, medium));
  const draft = useSyncExternalStore(keeper.subscribe, keeper.get);
  useEffect(() => keeper.follow(medium), [keeper, medium]);
  useEffect(() => () => void keeper.flush(), [keeper]);
  const { facts, theirs } = draft;
  // A date field is empty while a day is half typed: the time is kept here until the day is whole again.
  const time = useRef('');
  time.current = timeOf(facts.takenAt) || time.current;
  const leave = (): void => {
    if (facts.takenAt === null) time.current = '';
    void keeper.flush();
  };
  const embedded: EmbeddedFacts = medium.embedded ?? {};
  const conflicts = Object.keys(theirs) as (keyof MediumFacts)[];

  const hint = (name: keyof EmbeddedFacts) => {
    const typed = factWords(facts[name]);
    const warning = iimWarning(name, typed);
    const words = differingWords(factWords(embedded[name]), typed);
    if (warning === null && words === null) return undefined;
    return (
      <>
        {warning}
        {words !== null && (
          <FileWords
            words={words}
            typed={typed}
            name={factLabels[name].toLowerCase()}
            onUse={isReadOnly ? undefined : () => keeper.change({ [name]: embedded[name] })}
          />
        )}
      </>
    );
  };
  const line = (name: TextFact) => (
    <TextField
      label={factLabels[name]}
      value={facts[name]}
      readOnly={isReadOnly}
      maxLength={2000}
      hint={hint(name)}
      onChange={(value) => keeper.change({ [name]: value })}
    />
  );
  const passage = (name: TextFact) => (
    <TextArea
      label={factLabels[name]}
      rows={2}
      value={facts[name]}
      readOnly={isReadOnly}
      maxLength={20_000}
      hint={hint(name)}
      onChange={(value) => keeper.change({ [name]: value })}
    />
  );
  return (
    <fieldset className={styles.form} aria-label="Facts and rights" onBlur={leave}>
      {conflicts.length > 0 && (
        <Banner
          kind="warning"
          isUrgent
          action={
            <span className={styles.answers}>
              <Button onClick={() => keeper.choose('theirs')}>Take theirs</Button>
              <Button onClick={() => keeper.choose('mine')}>Keep mine</Button>
            </span>
          }
        >
          Somebody changed this meanwhile, and nothing of yours is saved yet.{' '}
          {conflicts.map((name) => `${factLabels[name]}: “${factWords(theirs[name])}”`).join(' ')}
        </Banner>
      )}
      {draft.state === 'failed' && (
        <Banner kind="error" isUrgent action={<Button onClick={() => void keeper.flush()}>Try again</Button>}>
          {draft.problem}
        </Banner>
      )}
      {withTexts && (
        <>
          {line('headline')}
          {passage('caption')}
          {line('credit')}
          {passage('altText')}
        </>
      )}
      <div className={styles.formPair}>
        {line('creator')}
        {line('supplier')}
      </div>
      <div className={styles.formPair}>
        {line('copyright')}
        {line('licence')}
      </div>
      {passage('usageTerms')}
      {passage('restrictions')}
      <div className={styles.formPair}>
        <TextField
          label={factLabels.expires}
          type="date"
          value={facts.expires ?? ''}
          readOnly={isReadOnly}
          hint={hint('expires')}
          onChange={(value) => keeper.change({ expires: value === '' ? null : value })}
        />
        <SelectField
          label={factLabels.digitalSourceType}
          value={facts.digitalSourceType}
          disabled={isReadOnly}
          choices={madeByChoices(facts.digitalSourceType)}
          hint={hint('digitalSourceType')}
          onChange={(digitalSourceType) => keeper.change({ digitalSourceType })}
        />
      </div>
      <SwitchField
        label={factLabels.mayExport}
        hint="Off: a story that shows it is not exported."
        checked={facts.mayExport}
        disabled={isReadOnly}
        onChange={(mayExport) => keeper.change({ mayExport })}
      />
      <TokenField
        label={factLabels.persons}
        values={facts.persons}
        disabled={isReadOnly}
        placeholder="Name, then Enter"
        hint={hint('persons')}
        onChange={(persons) => keeper.change({ persons: [...persons] })}
      />
      <div className={styles.formPair}>
        {line('place')}
        <TextField
          label={factLabels.takenAt}
          type="date"
          value={facts.takenAt?.slice(0, 10) ?? ''}
          readOnly={isReadOnly}
          hint={hint('takenAt')}
          onChange={(value) => keeper.change({ takenAt: onDay(value, time.current) })}
        />
      </div>
      <p className={styles.saveState} role="status">
        {draft.state === 'saved'
          ? 'Saved'
          : draft.state === 'failed' || conflicts.length > 0
            ? 'NOT SAVED'
            : 'Saving …'}
      </p>
    </fieldset>
  );
}
