import { History } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { api } from '../../host/host.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { problemText } from '../../ui/problem.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { closeDialog, isReadOnly } from '../desk.ts';
import { BackupContent } from './BackupContent.tsx';
import { BackupList } from './BackupList.tsx';
import styles from './Backups.module.css';
import { SecondPlace } from './SecondPlace.tsx';

/** The copies of the whole library: when they were made, what is in them, and the way back. */
export function BackupsDialog() {
  const [found, setFound] = useState<Output<'backups.list'> | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const make = useRef<HTMLButtonElement>(null);
  const list = useCallback(async (): Promise<void> => {
    try {
      setFound(await api.call('backups.list', {}));
    } catch (error) {
      setProblem(problemText(error));
    }
  }, []);
  useEffect(() => void list(), [list]);

  const makeNow = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { name } = await api.call('backups.make', {});
      await list();
      setSelected(name);
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };
  const backups = found?.backups ?? [];
  const backup = backups.find(({ name }) => name === selected) ?? backups[0] ?? null;
  const trouble = problem ?? found?.trouble ?? null;
  return (
    <Dialog title="Backups" size="large" isFlush initialFocus={make} onClose={closeDialog}>
      {trouble !== null && (
        <Banner kind="error" isUrgent>
          {trouble}
        </Banner>
      )}
      {found?.second.trouble != null && <Banner kind="warning">{found.second.trouble}</Banner>}
      <div className={styles.backups}>
        <div className={styles.side}>
          <div className={styles.head}>
            <Button ref={make} disabled={isBusy || found?.folder == null} onClick={() => void makeNow()}>
              {isBusy ? 'Making a backup…' : 'Make a backup now'}
            </Button>
          </div>
          <BackupList backups={backups} selected={backup?.name ?? null} onSelect={setSelected} />
          {found?.folder != null && (
            <>
              <p className={styles.place}>
                Every five minutes in which something was saved, in <bdi>{found.folder}</bdi>
              </p>
              <SecondPlace place={found.second.place} isReadOnly={isReadOnly()} onChange={list} />
            </>
          )}
        </div>
        {backup !== null && <BackupContent key={backup.name} backup={backup} isReadOnly={isReadOnly()} />}
        {backup === null && (
          <div className={styles.blank}>
            {found === null ? (
              problem === null && <Spinner label="Looking for backups" />
            ) : (
              <EmptyState
                icon={<History size={28} />}
                text={
                  found.folder === null
                    ? 'This library can only be read, so no backups are made of it.'
                    : 'No backup yet. Stet makes the first a minute after it is opened, and then one every five minutes in which something was saved.'
                }
              />
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}
