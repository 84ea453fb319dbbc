import { useEffect, useState } from 'react';
import { api } from '../../host/host.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { showToast } from '../../ui/toast.ts';
import { closeDialog, desk, useDesk } from '../desk.ts';
import { problemText } from '../problem.ts';
import { readInfo } from '../startDesk.ts';
import styles from './Protection.module.css';

type Progress = { readonly done: number; readonly total: number };

/** Gives the library a passphrase, another one, or none. */
export function PassphraseDialog() {
  const isProtected = useDesk((state) => state.info?.isProtected === true);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | 'begun' | null>(null);
  const [job] = useState(() => crypto.randomUUID());
  useEffect(
    () =>
      api.on((event) => {
        if (event.type === 'progress' && event.job === job) setProgress(event);
      }),
    [job],
  );
  const isBusy = progress !== null;
  const set = async (wanted: string | null): Promise<void> => {
    setProblem(null);
    setProgress('begun');
    try {
      await api.call('protection.set', { current: isProtected ? current : null, next: wanted, job });
      await readInfo();
      closeDialog();
      showToast({ text: doneWords(isProtected, wanted !== null) });
    } catch (error) {
      setProblem(problemText(error));
      setProgress(null);
    }
  };
  const submit = (): void => {
    if (isBusy) return;
    if (next === '') setProblem('Type the new passphrase.');
    else if (next !== again) setProblem('The new passphrase was not typed the same twice.');
    else void set(next);
  };
  return (
    <Dialog
      title={isProtected ? 'Passphrase of the library' : 'Encrypt the library'}
      isSticky
      onClose={isBusy ? () => {} : closeDialog}
      onSubmit={submit}
      description={
        isProtected
          ? 'A new passphrase opens the library from now on. Backups on disks that are not connected keep the earlier one.'
          : 'Stories, versions, pictures, the search index, the recovery journal and the backups are then unreadable for whoever gets hold of the disk. Stet asks for the passphrase when it opens, and locks when nobody is there.'
      }
      footer={
        <>
          {isProtected && (
            <Button disabled={isBusy || current === ''} onClick={() => void set(null)}>
              Decrypt the library
            </Button>
          )}
          <span className={styles.grow} />
          <Button disabled={isBusy} onClick={closeDialog}>
            Cancel
          </Button>
          <Button look="primary" type="submit" disabled={isBusy}>
            {isProtected ? 'Change the passphrase' : 'Encrypt'}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {problem !== null && (
          <Banner kind="error" isUrgent>
            {problem}
          </Banner>
        )}
        {isProtected && (
          <PassphraseField label="Passphrase now" value={current} disabled={isBusy} onChange={setCurrent} />
        )}
        <PassphraseField
          label="New passphrase"
          hint="At least 12 characters: four or five words that have nothing to do with each other."
          value={next}
          isNew
          disabled={isBusy}
          onChange={setNext}
        />
        <PassphraseField label="Once more" value={again} isNew disabled={isBusy} onChange={setAgain} />
        {!isProtected && (
          <p className={styles.aside}>
            Keep it where you keep what must not be lost: without it nobody can open the library or its
            backups. Exported files, and what other programs keep of them, are not encrypted; a disk may keep
            traces of what was there before.
          </p>
        )}
        {isBusy && <ProgressLine progress={progress} isProtected={isProtected} />}
      </div>
    </Dialog>
  );
}

function ProgressLine(props: { readonly progress: Progress | 'begun'; readonly isProtected: boolean }) {
  const { progress, isProtected } = props;
  const figures = progress === 'begun' ? {} : { value: progress.done, max: progress.total };
  return (
    <label className={styles.stack}>
      <span role="status">
        {isProtected ? 'Working' : 'Encrypting'}
        {progress === 'begun' ? '…' : `: ${progress.done} of ${progress.total} files`}
      </span>
      <progress className={styles.progress} aria-label="Progress" {...figures} />
    </label>
  );
}

function doneWords(wasProtected: boolean, isProtected: boolean): string {
  if (!isProtected) return 'The library is not encrypted any more.';
  if (wasProtected) return 'The passphrase was changed.';
  return desk.get().info?.host === 'browser'
    ? 'The library is encrypted. Close Stet and open it once more: what the browser window kept for itself goes then.'
    : 'The library is encrypted. Quit Stet and open it once more: what the window kept for itself goes then.';
}
