import { FolderOpen } from 'lucide-react';
import type { RefObject } from 'react';
import type { AppInfo } from '../../shared/contract/calls.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import { api } from '../host/host.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import styles from './Exchange.module.css';
import type { ExportChoice } from './useExport.ts';

export interface ExportChoicesProps {
  readonly info: AppInfo;
  readonly choice: ExportChoice;
  readonly onChange: (change: Partial<ExportChoice>) => void;
  readonly folderField: RefObject<HTMLInputElement | null>;
  readonly folderError: string | null;
}

interface FormatRow {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly hasThemes: boolean;
  readonly canBeFolder: boolean;
}

/** Made by the host's own printer, not by an exporter: the page of the HTML export, on A4. */
const pdf: FormatRow = {
  id: 'pdf',
  label: 'PDF',
  description: 'The page as it prints, on A4.',
  hasThemes: true,
  canBeFolder: false,
};

function formatsOf(info: AppInfo): readonly FormatRow[] {
  const own = exporters.map(({ id, label, description, hasThemes }) => ({
    id,
    label,
    description,
    hasThemes,
    canBeFolder: true,
  }));
  return info.can.pdf ? [...own, pdf] : own;
}

const packings = [
  { id: 'file', label: 'One file', description: 'Pictures and sound are inside it.' },
  { id: 'folder', label: 'A folder', description: 'The story, and its media beside it.' },
] as const;

/** Format, theme, one file or a folder, and where it goes. */
export function ExportChoices({ info, choice, onChange, folderField, folderError }: ExportChoicesProps) {
  const formats = formatsOf(info);
  const format = formats.find(({ id }) => id === choice.format) ?? formats[0] ?? pdf;
  const choose = async () => {
    const { folder } = await api.call('platform.chooseFolder', { start: choice.folder });
    if (folder !== null) onChange({ folder });
  };
  return (
    <div className={styles.choices}>
      <ChoiceList
        label="Format"
        choices={formats}
        value={format.id}
        onChange={(id) => onChange({ format: id })}
      />
      <div className={styles.column}>
        {format.canBeFolder && (
          <ChoiceList
            label="Files"
            choices={packings}
            value={choice.asFolder ? 'folder' : 'file'}
            onChange={(id) => onChange({ asFolder: id === 'folder' })}
          />
        )}
        {format.hasThemes && info.themes.length > 0 && (
          <SelectField
            label="Theme"
            value={
              info.themes.some(({ id }) => id === choice.theme) ? choice.theme : (info.themes[0]?.id ?? '')
            }
            choices={info.themes.map(({ id, label }) => ({ value: id, label }))}
            onChange={(theme) => onChange({ theme })}
          />
        )}
      </div>
      <div className={styles.folder}>
        <TextField
          label="Folder"
          className={styles.folderField}
          value={choice.folder}
          error={folderError}
          ref={folderField}
          spellCheck={false}
          dir="ltr"
          onChange={(folder) => onChange({ folder })}
        />
        {info.can.chooseFolder && (
          <Button
            icon={<FolderOpen size={16} />}
            onClick={() => void choose().catch(() => folderField.current?.focus())}
          >
            Choose…
          </Button>
        )}
      </div>
    </div>
  );
}
