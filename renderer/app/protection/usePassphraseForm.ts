import { type FormEvent, useRef, useState } from 'react';
import { problemText } from '../../ui/problem.ts';

/** A form that opens something with a passphrase. Stays busy once it did: what asked for it goes away then. */
export function usePassphraseForm(open: (passphrase: string) => Promise<void>) {
  const input = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || passphrase === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      await open(passphrase);
    } catch (error) {
      setProblem(problemText(error));
      // What is typed next takes its place.
      input.current?.select();
      setBusy(false);
    }
  };
  return {
    field: { ref: input, value: passphrase, onChange: setPassphrase, error: problem },
    isBusy,
    submit,
  };
}
