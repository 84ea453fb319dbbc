import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { usePassphraseForm } from '../protection/usePassphraseForm.ts';
import styles from './Backups.module.css';

/** For a backup of another library, or of before this one was lost, that only its own passphrase opens. */
export function BackupPassphrase({ name, onOpen }: { readonly name: string; readonly onOpen: () => void }) {
  const form = usePassphraseForm(async (passphrase) => {
    await api.call('backups.unlock', { name, passphrase });
    onOpen();
  });
  return (
    <form className={styles.passphrase} onSubmit={(event) => void form.submit(event)}>
      <p>This backup is encrypted. It opens with the passphrase that its library had when it was made.</p>
      <PassphraseField label="Passphrase of the backup" {...form.field} />
      <Button type="submit" disabled={form.isBusy}>
        {form.isBusy ? 'Opening…' : 'Open the backup'}
      </Button>
    </form>
  );
}
