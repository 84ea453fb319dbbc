import { useEffect, useId, useRef, useState } from 'react';
import type { ContributorStory } from '../../../shared/contract/calls.ts';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { statusLabels } from '../../../shared/story/story.ts';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { agoTime, counted } from '../../ui/uiLocale.ts';
import { languageName } from '../languages.ts';
import styles from './Contributors.module.css';
import { updateDrafts } from './contributorActions.ts';

export interface ContributorStoriesProps {
  readonly entry: ContributorEntry;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: string) => void;
}

interface Found {
  readonly total: number;
  readonly stories: readonly ContributorStory[];
}

/** Which stories carry the byline, and the open ones among them in which it says something older. */
export function ContributorStories({ entry, isReadOnly, onOpen }: ContributorStoriesProps) {
  const found = useStories(entry);
  const heading = useId();
  if (found === null) return null;
  const { total, stories } = found;
  const outdated = stories.filter(({ isOutdated }) => isOutdated);
  return (
    <section className={styles.stories} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {total === 0 ? 'No story carries this byline' : `In ${counted(total, 'story', 'stories')}`}
      </h3>
      {outdated.length > 0 && !isReadOnly && entry.removedAt === null && (
        <Outdated key={entry.revision} id={entry.id} open={outdated} />
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

interface OutdatedProps {
  readonly id: string;
  readonly open: readonly ContributorStory[];
}

/** Stories keep the byline they were given; open ones may be brought up to date, each with a version cut first. */
function Outdated({ id, open }: OutdatedProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  // It is there because something was saved: who saved it is to see what that touches.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const chosen = open.filter((story) => !left.has(story.id));
  const toggle = (story: string): void => {
    const next = new Set(left);
    if (!next.delete(story)) next.add(story);
    setLeft(next);
  };
  const update = async (): Promise<void> => {
    setBusy(true);
    await updateDrafts(id, chosen);
    setBusy(false);
  };
  return (
    <fieldset ref={box} className={styles.outdated} disabled={isBusy}>
      <legend className={styles.strong}>
        {counted(open.length, 'open story carries', 'open stories carry')} an older form of this byline
      </legend>
      {open.map((story) => (
        <label key={story.id} className={styles.choice}>
          <input type="checkbox" checked={!left.has(story.id)} onChange={() => toggle(story.id)} />
          <StoryName story={story} />
          <span className={styles.aside}>
            {statusLabels[story.status]} ·{' '}
            {story.textsIn === null ? 'main text' : `text in ${languageName(story.textsIn)}`}
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

function StoryName({ story }: { readonly story: ContributorStory }) {
  return (
    <span className={styles.headline} dir="auto" lang={story.language}>
      {story.headline || story.slug || 'No headline yet'}
    </span>
  );
}

const refreshPause = 300;

function useStories({ id, revision }: ContributorEntry): Found | null {
  const [found, setFound] = useState<(Found & { readonly id: string }) | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved entry makes other drafts outdated
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      api
        .call('contributors.stories', { id })
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
  }, [id, revision]);
  return found?.id === id ? found : null;
}
