import { useState } from 'react';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problem.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useDesk } from '../desk.ts';
import styles from './Backups.module.css';

export interface SecondPlaceProps {
  /** '' when there is none. */
  readonly place: string;
  readonly isReadOnly: boolean;
  readonly onChange: () => Promise<void>;
}

/** The folder on another disk that gets a copy of every backup: shown, and chosen. */
export function SecondPlace({ place, isReadOnly, onChange }: SecondPlaceProps) {
  const canChoose = useDesk((state) => state.info?.can.chooseFolder === true);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const set = async (next: string): Promise<void> => {
    setBusy(true);
    try {
      await api.call('backups.setSecond', { place: next.trim() });
      setDraft(null);
      setProblem(null);
      await onChange();
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };
  const choose = async (): Promise<void> => {
    try {
      const { folder } = await api.call('platform.chooseFolder', { start: place });
      if (folder !== null) setDraft(folder);
    } catch (error) {
      setProblem(problemText(error));
    }
  };

  if (draft === null) {
    return (
      <div className={styles.place}>
        <p>
          {place === '' ? (
            'Should this disk fail, the backups on it are gone as well.'
          ) : (
            <>
              A copy of each, and of all pictures, sounds and films, in <bdi>{place}</bdi>
            </>
          )}
        </p>
        <Button look="quiet" disabled={isReadOnly} onClick={() => setDraft(place)}>
          {place === '' ? 'Choose a second place…' : 'Change the second place…'}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles.place}
      aria-label="Second place"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void set(draft);
      }}
    >
      <TextField
        label="A folder on a stick, another disk or a share"
        value={draft}
        dir="ltr"
        autoFocus
        spellCheck={false}
        error={problem}
        onChange={(next) => {
          setDraft(next);
          setProblem(null);
        }}
      />
      <span className={styles.answers}>
        {canChoose && <Button onClick={() => void choose()}>Browse…</Button>}
        <Button
          onClick={() => {
            setDraft(null);
            setProblem(null);
          }}
        >
          Cancel
        </Button>
        <Button look="primary" type="submit" disabled={isBusy || draft.trim() === place}>
          {draft.trim() === '' ? 'Keep no copies' : isBusy ? 'Copying…' : 'Keep copies there'}
        </Button>
      </span>
    </form>
  );
}
