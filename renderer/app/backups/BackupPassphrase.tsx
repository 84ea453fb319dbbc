import { type FormEvent, useState } from 'react';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { problemText } from '../problem.ts';
import styles from './Backups.module.css';

/** For a backup of another library, or of before this one was lost, that only its own passphrase opens. */
export function BackupPassphrase({ name, onOpen }: { readonly name: string; readonly onOpen: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || passphrase === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      await api.call('backups.unlock', { name, passphrase });
      onOpen();
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };
  return (
    <form className={styles.passphrase} onSubmit={(event) => void open(event)}>
      <p>This backup is encrypted with another passphrase than the library has now.</p>
      <PassphraseField
        label="Passphrase of the backup"
        value={passphrase}
        error={problem}
        onChange={setPassphrase}
      />
      <Button type="submit" disabled={isBusy}>
        {isBusy ? 'Opening…' : 'Open the backup'}
      </Button>
    </form>
  );
}
