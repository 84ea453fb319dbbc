import { useState } from 'react';
import { changeSettings, setting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { closeDialog, useDesk } from '../desk.ts';
import { languageChoices } from '../languages.ts';
import { createStory } from '../storyActions.ts';
import styles from './Dialogs.module.css';

/** A template and a language; Enter starts the story. */
export function NewStoryDialog() {
  const templates = useDesk((state) => state.info?.templates) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState(setting('language'));
  const all = [{ id: null, label: 'Empty story' }, ...templates];
  return (
    <Dialog
      title="New story"
      onClose={closeDialog}
      onSubmit={() => {
        changeSettings({ language });
        void createStory(chosen);
      }}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" type="submit">
            Start writing
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <fieldset className={styles.templates} aria-label="Template">
          {all.map(({ id, label }) => (
            <label key={id ?? ''} className={styles.template}>
              <input type="radio" name="template" checked={chosen === id} onChange={() => setChosen(id)} />
              {label}
            </label>
          ))}
        </fieldset>
        <SelectField
          label="Language"
          value={language}
          choices={languageChoices(language)}
          onChange={setLanguage}
        />
      </div>
    </Dialog>
  );
}
