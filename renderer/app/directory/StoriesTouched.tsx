import { useEffect, useId, useRef, useState } from 'react';
import { statusLabels } from '../../../shared/story/story.ts';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { agoTime, counted } from '../../ui/uiLocale.ts';
import styles from './Directory.module.css';
import { updateStories } from './entryActions.ts';
import type { Touched, TouchedKind, TouchedStory } from './touchedKind.ts';

interface TouchingEntry {
  readonly id: string;
  readonly revision: number;
  readonly removedAt: string | null;
}

export interface StoriesTouchedProps<Story extends TouchedStory> {
  readonly kind: TouchedKind<Story>;
  readonly entry: TouchingEntry;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: string) => void;
}

/** Which stories carry the entry, and the open ones among them that say something else. */
export function StoriesTouched<Story extends TouchedStory>(props: StoriesTouchedProps<Story>) {
  const { kind, entry, isReadOnly, onOpen } = props;
  const found = useStories(kind, entry);
  const heading = useId();
  if (found === null) return null;
  const { total, stories } = found;
  const outdated = stories.filter(({ isOutdated }) => isOutdated);
  return (
    <section className={styles.stories} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {total === 0 ? kind.none : `In ${counted(total, 'story', 'stories')}`}
      </h3>
      {outdated.length > 0 && !isReadOnly && entry.removedAt === null && (
        <Outdated key={entry.revision} kind={kind} id={entry.id} open={outdated} />
      )}
      <ul className={styles.plain}>
        {stories.map((story) => (
          <li key={story.id}>
            <button type="button" className={styles.story} onClick={() => onOpen(story.id)}>
              <StoryName story={story} />
              <span className={styles.aside}>
                {statusLabels[story.status]} · {agoTime(story.savedAt, new Date())}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total > stories.length && (
        <p className={styles.aside}>
          And {counted(total - stories.length, 'more story', 'more stories')}, saved longer ago.
        </p>
      )}
    </section>
  );
}

interface OutdatedProps<Story extends TouchedStory> {
  readonly kind: TouchedKind<Story>;
  readonly id: string;
  readonly open: readonly Story[];
}

/** Open stories may be brought up to date, each with a version cut first. */
function Outdated<Story extends TouchedStory>({ kind, id, open }: OutdatedProps<Story>) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  // It is there because something was saved: who saved it is to see what that touches.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isChosen = (story: Story): boolean => turned.has(story.id) === kind.isLeftOut(story);
  const chosen = open.filter(isChosen);
  const toggle = (story: string): void => {
    const next = new Set(turned);
    if (!next.delete(story)) next.add(story);
    setTurned(next);
  };
  const update = async (): Promise<void> => {
    setBusy(true);
    await updateStories(kind, id, chosen);
    setBusy(false);
  };
  return (
    <fieldset ref={box} className={styles.outdated} disabled={isBusy}>
      <legend className={styles.strong}>{kind.outdated(open.length)}</legend>
      {open.map((story) => (
        <label key={story.id} className={styles.choice}>
          <input type="checkbox" checked={isChosen(story)} onChange={() => toggle(story.id)} />
          <StoryName story={story} />
          <span className={styles.aside}>
            {statusLabels[story.status]} · {kind.aside(story)}
          </span>
        </label>
      ))}
      <div className={styles.foot}>
        <span className={styles.aside}>
          A version of each is kept first. Exported stories keep what they went out with.
        </span>
        <Button disabled={chosen.length === 0} onClick={() => void update()}>
          Update {counted(chosen.length, 'story', 'stories')}
        </Button>
      </div>
    </fieldset>
  );
}

function StoryName({ story }: { readonly story: TouchedStory }) {
  return (
    <span className={styles.headline} dir="auto" lang={story.language}>
      {story.headline || story.slug || 'No headline yet'}
    </span>
  );
}

const refreshPause = 300;

function useStories<Story extends TouchedStory>(
  kind: TouchedKind<Story>,
  { id, revision }: TouchingEntry,
): Touched<Story> | null {
  const [found, setFound] = useState<(Touched<Story> & { readonly id: string }) | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved entry makes other stories outdated
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      kind
        .read(id)
        .then((answer) => {
          if (!isGone) setFound({ ...answer, id });
        })
        // Without an answer the list stays as it was; the desk's banner says why.
        .catch(() => {});
    };
    read();
    const stop = api.on((event) => {
      if (event.type === 'stories.changed') timer ??= setTimeout(read, refreshPause);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [kind, id, revision]);
  return found?.id === id ? found : null;
}
