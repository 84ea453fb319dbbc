import { useEffect, useState } from 'react';
import type { AppInfo } from '../../shared/contract/calls.ts';
import type { Contributor } from '../../shared/story/contributor.ts';
import { api } from '../host/host.ts';
import { changeSettings, useSetting } from '../host/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { SwitchField } from '../ui/SwitchField.tsx';
import { counted } from '../ui/uiLocale.ts';
import { FolderField } from './FolderField.tsx';
import styles from './SettingsDialog.module.css';

export interface SettingsDialogProps {
  readonly onClose: () => void;
  /** Asked to encrypt the library, or to change its passphrase. */
  readonly onPassphrase: () => void;
  readonly info: AppInfo | null;
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const zooms = [0.75, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];

/** What a person sets once. Every change holds at once; there is nothing to confirm. */
export function SettingsDialog({ onClose, onPassphrase, info }: SettingsDialogProps) {
  const theme = useSetting('theme');
  const textZoom = useSetting('textZoom');
  const smartQuotes = useSetting('smartQuotes');
  const markdownShortcuts = useSetting('markdownShortcuts');
  const defaultByline = useSetting('defaultByline');
  const exportFolder = useSetting('exportFolder');
  const lockAfter = useSetting('lockAfter');
  const people = useDirectory();
  return (
    <Dialog
      title="Settings"
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className={styles.groups}>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>Looks</legend>
          <SelectField
            label="Colours"
            value={theme}
            choices={themes}
            onChange={(value) => changeSettings({ theme: value })}
          />
          <SelectField
            label="Size of the text"
            value={String(textZoom)}
            choices={[...new Set([...zooms, textZoom])]
              .sort((one, other) => one - other)
              .map((zoom) => ({ value: String(zoom), label: `${String(Math.round(zoom * 100))} %` }))}
            onChange={(value) => changeSettings({ textZoom: Number(value) })}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>Writing</legend>
          <SwitchField
            label="Smart quotes and dashes"
            hint="By the language of the story: “English”, «русский», „Deutsch“. Undo takes back only the sign."
            checked={smartQuotes}
            onChange={(value) => changeSettings({ smartQuotes: value })}
          />
          <SwitchField
            label="Markdown shortcuts"
            hint="“## ” begins a subheading, “- ” a list, “> ” a quote."
            checked={markdownShortcuts}
            onChange={(value) => changeSettings({ markdownShortcuts: value })}
          />
          <SelectField
            label="Byline of a new story"
            value={people.some(({ id }) => id === defaultByline) ? defaultByline : ''}
            choices={[
              { value: '', label: 'None' },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => changeSettings({ defaultByline: value })}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>Export</legend>
          <FolderField
            value={exportFolder}
            normal={info?.exportFolder ?? ''}
            canChoose={info?.can.chooseFolder === true}
            onChange={(value) => changeSettings({ exportFolder: value })}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>Secrecy</legend>
          {info?.isProtected === true && (
            <SelectField
              label="Lock when nobody is there"
              value={String(lockAfter)}
              choices={[...new Set([2, 5, 10, 30, 60, 0, lockAfter])].map((minutes) => ({
                value: String(minutes),
                label: minutes === 0 ? 'Never' : `After ${counted(minutes, 'minute', 'minutes')}`,
              }))}
              onChange={(value) => changeSettings({ lockAfter: Number(value) })}
            />
          )}
          <div className={styles.folder}>
            <p className={styles.hint}>
              {info?.isProtected === true
                ? 'The library is encrypted: it opens with its passphrase alone.'
                : 'The library is not encrypted: whoever gets hold of this disk can read it.'}
            </p>
            <Button disabled={info?.library !== 'open'} onClick={onPassphrase}>
              {info?.isProtected === true ? 'Change or remove the passphrase…' : 'Encrypt the library…'}
            </Button>
          </div>
        </fieldset>
      </div>
    </Dialog>
  );
}

function useDirectory(): readonly Contributor[] {
  const [list, setList] = useState<readonly Contributor[]>([]);
  useEffect(() => {
    let isGone = false;
    api
      .call('contributors.list', {})
      .then(({ contributors }) => {
        if (!isGone) setList(contributors);
      })
      // Without the directory the list offers none.
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, []);
  return list;
}
