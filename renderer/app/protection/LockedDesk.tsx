import { useEffect } from 'react';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { liveSessions } from '../departures.ts';
import styles from './Protection.module.css';
import { usePassphraseForm } from './usePassphraseForm.ts';

/** Over the desk while its library is locked: nothing of a story shows, and the passphrase is asked for. */
export function LockedDesk() {
  // What follows comes with the event that goes to every window.
  const form = usePassphraseForm(async (passphrase) => {
    await api.call('protection.unlock', { passphrase });
  });
  const { ref } = form.field;
  useEffect(() => ref.current?.focus(), [ref]);
  return (
    <main className={styles.locked}>
      <form className={styles.lock} onSubmit={(event) => void form.submit(event)}>
        <h1 className={styles.title}>Stet is locked</h1>
        <p>
          The library is encrypted.{' '}
          {liveSessions().some((session) => session.hasUnsaved) &&
            'What this window holds and could not save yet is saved as soon as it is open.'}
        </p>
        <PassphraseField label="Passphrase" {...form.field} />
        <Button look="primary" type="submit" disabled={form.isBusy}>
          {form.isBusy ? 'Opening…' : 'Open the library'}
        </Button>
        <p className={styles.aside}>
          Nobody can open it without the passphrase, and nobody can reset it: not even those who made Stet.
        </p>
      </form>
    </main>
  );
}
