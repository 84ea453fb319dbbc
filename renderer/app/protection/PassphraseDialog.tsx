import { useEffect, useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import { api } from '../../host/host.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { attempt, problemText } from '../../ui/problem.ts';
import { showToast } from '../../ui/toast.ts';
import { uiLocale } from '../../ui/uiLocale.ts';
import { closeDialog, desk, useDesk } from '../desk.ts';
import { readInfo } from '../startDesk.ts';
import styles from './Protection.module.css';

/** What is under way, and how much of it is done, 0 to 1; null where nobody can say. */
interface Work {
  readonly what: 'Encrypting' | 'Decrypting' | 'Changing the passphrase';
  readonly share: number | null;
  readonly isCalledOff: boolean;
}

/** Gives the library a passphrase, another one, or none. */
export function PassphraseDialog() {
  const isProtected = useDesk((state) => state.info?.isProtected === true);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [work, setWork] = useState<Work | null>(null);
  const [job] = useState(() => crypto.randomUUID());
  useEffect(
    () =>
      api.on((event) => {
        if (event.type === 'progress' && event.job === job)
          setWork((now) => now && { ...now, share: event.total === 0 ? null : event.done / event.total });
      }),
    [job],
  );
  const isBusy = work !== null;
  const set = async (wanted: string | null): Promise<void> => {
    setProblem(null);
    const what = !isProtected ? 'Encrypting' : wanted === null ? 'Decrypting' : 'Changing the passphrase';
    setWork({ what, share: null, isCalledOff: false });
    try {
      await api.call('protection.set', { current: isProtected ? current : null, next: wanted, job });
      await readInfo();
      closeDialog();
      showToast({ text: doneWords(isProtected, wanted !== null) });
    } catch (error) {
      setProblem(error);
      setWork(null);
    }
  };
  // What is too late to be called off goes on to its end, and says so by ending well.
  const leave = (): void => {
    if (work === null) {
      closeDialog();
      return;
    }
    setWork({ ...work, isCalledOff: true });
    void attempt(async () => void (await api.call('protection.cancel', { job })));
  };
  const submit = (): void => {
    if (isBusy) return;
    if (next === '') setProblem(new StetError('invalid', 'Type the new passphrase.'));
    else if (next !== again)
      setProblem(new StetError('invalid', 'The new passphrase was not typed the same twice.'));
    else void set(next);
  };
  return (
    <Dialog
      title={isProtected ? 'Passphrase of the library' : 'Encrypt the library'}
      isSticky
      onClose={leave}
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
          <Button disabled={work?.isCalledOff === true} onClick={leave}>
            {work?.isCalledOff === true ? 'Cancelling…' : 'Cancel'}
          </Button>
          <Button look="primary" type="submit" disabled={isBusy}>
            {isProtected ? 'Change the passphrase' : 'Encrypt'}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {problem !== null && (
          <Banner kind={isCancelled(problem) ? 'note' : 'error'} isUrgent>
            {problemText(problem)}
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
        {work !== null && <ProgressLine {...work} />}
      </div>
    </Dialog>
  );
}

function ProgressLine({ what, share }: Work) {
  return (
    <div className={styles.stack}>
      <span className={styles.figures}>
        <span role="status">{what}…</span>
        {share !== null && <span aria-hidden="true">{percent.format(share)}</span>}
      </span>
      <progress className={styles.progress} aria-label={what} {...(share === null ? {} : { value: share })} />
    </div>
  );
}

const percent = new Intl.NumberFormat(uiLocale, { style: 'percent' });

const isCancelled = (problem: unknown): boolean =>
  problem instanceof StetError && problem.code === 'cancelled';

function doneWords(wasProtected: boolean, isProtected: boolean): string {
  if (!isProtected) return 'The library is not encrypted any more.';
  if (wasProtected) return 'The passphrase was changed.';
  return desk.get().info?.host === 'browser'
    ? 'The library is encrypted. Close Stet and open it once more: what the browser window kept for itself goes then.'
    : 'The library is encrypted. Quit Stet and open it once more: what the window kept for itself goes then.';
}
