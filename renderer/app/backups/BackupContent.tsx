import { useEffect, useId, useState } from 'react';
import type { BackupInfo, BackupStory, Output } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { api } from '../../host/host.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problem.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { counted, figure, fullTime } from '../../ui/uiLocale.ts';
import { BackupPassphrase } from './BackupPassphrase.tsx';
import styles from './Backups.module.css';
import { bringBack } from './bringBack.ts';

export interface BackupContentProps {
  readonly backup: BackupInfo;
  readonly isReadOnly: boolean;
}

const stateWords: Readonly<Record<BackupStory['state'], string>> = {
  gone: 'not in the library now',
  trashed: 'in the trash now',
  changed: 'changed since',
};

/** What a backup has that the library has not, to be chosen and brought back. */
export function BackupContent({ backup, isReadOnly }: BackupContentProps) {
  const [round, setRound] = useState(0);
  const [read, setRead] = useState<Output<'backups.read'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLocked, setLocked] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const heading = useId();
  const { name } = backup;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after stories were brought back
  useEffect(() => {
    let isGone = false;
    api
      .call('backups.read', { name })
      .then((answer) => {
        if (isGone) return;
        setLocked(false);
        setRead(answer);
      })
      .catch((error: unknown) => {
        if (isGone) return;
        if (error instanceof StetError && error.code === 'locked') setLocked(true);
        else setProblem(problemText(error));
      });
    return () => {
      isGone = true;
    };
  }, [name, round]);
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const restore = async (): Promise<void> => {
    setBusy(true);
    setProblem(await bringBack(backup, [...chosen]));
    setBusy(false);
    setChosen(new Set());
    setRound(round + 1);
  };
  const stories = read?.stories ?? [];
  const areAllChosen = stories.length > 0 && chosen.size === stories.length;
  return (
    <section className={styles.content} aria-labelledby={heading}>
      <div className={styles.scroll}>
        <h3 id={heading} className={styles.heading}>
          As of {fullTime(backup.at)}
        </h3>
        {problem !== null && (
          <Banner kind="error" isUrgent>
            {problem}
          </Banner>
        )}
        {isLocked && <BackupPassphrase name={name} onOpen={() => setRound(round + 1)} />}
        {read === null && problem === null && !isLocked && (
          <Spinner label="Comparing the backup with the library" />
        )}
        {read !== null && (
          <>
            <p className={styles.aside} role="status">
              {summaryOf(read)}
            </p>
            <ul className={styles.stories}>
              {stories.map((story) => (
                <li key={story.id}>
                  <label className={styles.story}>
                    <input
                      type="checkbox"
                      disabled={isReadOnly || isBusy}
                      checked={chosen.has(story.id)}
                      onChange={() => toggle(story.id)}
                    />
                    <span className={styles.headline} dir="auto" lang={story.language}>
                      {story.headline || story.slug || 'No headline yet'}
                    </span>
                    <span className={styles.aside}>
                      {stateWords[story.state]} · {counted(story.words, 'word', 'words')}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {stories.length > 0 && (
        <div className={styles.footer}>
          <Button
            disabled={isReadOnly || isBusy}
            onClick={() => setChosen(areAllChosen ? new Set() : new Set(stories.map(({ id }) => id)))}
          >
            {areAllChosen ? 'Choose none' : 'Choose all'}
          </Button>
          <span className={`${styles.grow} ${styles.aside}`}>
            What stands in the library now is kept as a version of each.
          </span>
          <Button
            look="primary"
            disabled={isReadOnly || isBusy || chosen.size === 0}
            onClick={() => void restore()}
          >
            Bring back {counted(chosen.size, 'story', 'stories')}
          </Button>
        </div>
      )}
    </section>
  );
}

function summaryOf({ total, same, stories }: Output<'backups.read'>): string {
  const rest = same === 0 ? '' : ` ${counted(same, 'story is', 'stories are')} the same.`;
  if (total === 0) return `Nothing differs from the library now.${rest}`;
  const shown = total > stories.length ? ` The ${figure(stories.length)} saved last are shown.` : '';
  return `${counted(total, 'story differs', 'stories differ')} from the library now.${rest}${shown}`;
}
