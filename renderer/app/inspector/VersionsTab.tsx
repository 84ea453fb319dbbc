import { History } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { statusLabels, type VersionRow } from '../../../shared/story/story.ts';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { problemText } from '../../ui/problem.ts';
import { TextField } from '../../ui/TextField.tsx';
import { clockTime, counted, dayName } from '../../ui/uiLocale.ts';
import { openDialog, useDesk } from '../desk.ts';
import { useShown } from '../shown.ts';
import { cutVersion } from '../storyActions.ts';
import styles from './Inspector.module.css';
import { versionReasons } from './versionWords.ts';

/** Every text of the story that was kept, day by day. */
export function VersionsTab() {
  const session = useShown((shown) => shown.session);
  const [label, setLabel] = useState('');
  const round = useDesk((state) => state.versionRound);
  const { versions, problem } = useVersions(session?.id ?? null, round);
  if (session === null) return null;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void cutVersion(label.trim());
    setLabel('');
  };
  const days = Map.groupBy(versions ?? [], ({ at }) => dayName(at, new Date()));
  return (
    <div className={styles.tab}>
      {!session.isReadOnly && (
        <form className={styles.statusRow} onSubmit={save}>
          <TextField
            label="Name of a new version"
            placeholder="Name (optional)"
            isLabelHidden
            value={label}
            maxLength={200}
            onChange={setLabel}
          />
          <Button type="submit">Save version</Button>
        </form>
      )}
      {problem !== null && <p className={styles.small}>{problem}</p>}
      {versions?.length === 0 && (
        <EmptyState
          icon={<History size={28} />}
          text="No versions yet. Stet keeps one when you press Ctrl+S, change the status or export, once an hour while you write, and before much is taken out."
        />
      )}
      {[...days].map(([day, list]) => (
        <section key={day} aria-label={day}>
          <h3 className={styles.heading}>{day}</h3>
          <ul className={styles.list}>
            {list.map((version) => (
              <li key={version.id}>
                <Version version={version} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Version({ version }: { readonly version: VersionRow }) {
  const { id, at, reason, label, headline, words, status } = version;
  return (
    <button
      type="button"
      className={styles.entry}
      onClick={() => openDialog({ name: 'version', version: id })}
    >
      <time className={styles.small} dateTime={at}>
        {clockTime(at)}
      </time>
      <span className={styles.grow}>
        <span className={classNames(styles.strong)} dir="auto">
          {label === '' ? versionReasons[reason] : label}
        </span>
        <span className={classNames(styles.small, styles.clip)} style={{ display: 'block' }} dir="auto">
          {headline}
        </span>
        <span className={styles.small}>
          {statusLabels[status]} · {counted(words, 'word', 'words')}
        </span>
      </span>
    </button>
  );
}

interface Versions {
  /** Null until the first answer. */
  readonly versions: readonly VersionRow[] | null;
  readonly problem: string | null;
}

/** The list as the library has it; asked again after saves, not more than every two seconds. */
function useVersions(id: string | null, round: number): Versions {
  const [versions, setVersions] = useState<readonly VersionRow[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (id === null) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      timer = undefined;
      try {
        const answer = await api.call('versions.list', { id });
        if (isGone) return;
        setVersions(answer.versions);
        setProblem(null);
      } catch (error) {
        if (!isGone) setProblem(problemText(error));
      }
    };
    void read();
    const stop = api.on((event) => {
      const concerns =
        event.type === 'connected' || (event.type === 'stories.changed' && event.ids.includes(id));
      if (concerns) timer ??= setTimeout(() => void read(), 2000);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [id, round]);
  return { versions, problem };
}
