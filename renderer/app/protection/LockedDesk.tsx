import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { liveSessions } from '../departures.ts';
import { problemText } from '../problem.ts';
import styles from './Protection.module.css';

/** Over the desk while its library is locked: nothing of a story shows, and the passphrase is asked for. */
export function LockedDesk() {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || passphrase === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      // What follows comes with the event that goes to every window.
      await api.call('protection.unlock', { passphrase });
    } catch (error) {
      setProblem(problemText(error));
      setBusy(false);
      field.current?.select();
    }
  };
  return (
    <main className={styles.locked}>
      <form className={styles.lock} onSubmit={(event) => void unlock(event)}>
        <h1 className={styles.title}>Stet is locked</h1>
        <p>
          The library is encrypted.{' '}
          {liveSessions().some((session) => session.hasUnsaved) &&
            'What this window holds and could not save yet is saved as soon as it is open.'}
        </p>
        <PassphraseField
          ref={field}
          label="Passphrase"
          value={passphrase}
          error={problem}
          onChange={setPassphrase}
        />
        <Button look="primary" type="submit" disabled={isBusy}>
          {isBusy ? 'Opening…' : 'Open the library'}
        </Button>
        <p className={styles.aside}>
          Nobody can open it without the passphrase, and nobody can reset it: not even those who made Stet.
        </p>
      </form>
    </main>
  );
}
