import { useState } from 'react';
import { StetError } from '../../shared/contract/reply.ts';
import { api } from '../host/host.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './SettingsDialog.module.css';

export interface FolderFieldProps {
  readonly value: string;
  /** Where exports go when nothing is set. */
  readonly normal: string;
  readonly canChoose: boolean;
  readonly onChange: (folder: string) => void;
}

/** A folder of this machine: typed, or chosen in the system's own dialog where the host has one. */
export function FolderField({ value, normal, canChoose, onChange }: FolderFieldProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    setProblem(null);
    try {
      const { folder } = await api.call('platform.chooseFolder', { start: value === '' ? normal : value });
      if (folder !== null) onChange(folder);
    } catch (error) {
      setProblem(
        error instanceof StetError ? error.message : 'The folder could not be chosen. Type its path.',
      );
    }
  };
  return (
    <div className={styles.folder}>
      <TextField
        label="Export folder"
        value={value}
        dir="ltr"
        spellCheck={false}
        placeholder={normal}
        error={problem}
        onChange={onChange}
      />
      {canChoose && <Button onClick={() => void choose()}>Choose…</Button>}
    </div>
  );
}
