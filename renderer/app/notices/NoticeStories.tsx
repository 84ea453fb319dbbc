import { useEffect, useId, useRef, useState } from 'react';
import type { NoticeStory } from '../../../shared/contract/calls.ts';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import { statusLabels } from '../../../shared/story/story.ts';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { agoTime, counted } from '../../ui/uiLocale.ts';
import styles from '../contributors/Contributors.module.css';
import { languageName } from '../languages.ts';
import { updateStories } from './noticeActions.ts';

export interface NoticeStoriesProps {
  readonly entry: NoticeEntry;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: string) => void;
}

interface Found {
  readonly total: number;
  readonly stories: readonly NoticeStory[];
}

/** Which stories refer to the notice, and the open ones among them that say something else. */
export function NoticeStories({ entry, isReadOnly, onOpen }: NoticeStoriesProps) {
  const found = useStories(entry);
  const heading = useId();
  if (found === null) return null;
  const { total, stories } = found;
  const outdated = stories.filter(({ isOutdated }) => isOutdated);
  return (
    <section className={styles.stories} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {total === 0 ? 'No story is tied to this notice' : `In ${counted(total, 'story', 'stories')}`}
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
  readonly open: readonly NoticeStory[];
}

/** Open stories may be brought up to date, each with a version cut first; words changed in one only when asked. */
function Outdated({ id, open }: OutdatedProps) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  // It is there because something was saved: who saved it is to see what that touches.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isChosen = (story: NoticeStory): boolean => turned.has(story.id) === story.isEdited;
  const chosen = open.filter(isChosen);
  const toggle = (story: string): void => {
    const next = new Set(turned);
    if (!next.delete(story)) next.add(story);
    setTurned(next);
  };
  const update = async (): Promise<void> => {
    setBusy(true);
    await updateStories(id, chosen);
    setBusy(false);
  };
  return (
    <fieldset ref={box} className={styles.outdated} disabled={isBusy}>
      <legend className={styles.strong}>
        {counted(open.length, 'open story says', 'open stories say')} something else
      </legend>
      {open.map((story) => (
        <label key={story.id} className={styles.choice}>
          <input type="checkbox" checked={isChosen(story)} onChange={() => toggle(story.id)} />
          <StoryName story={story} />
          <span className={styles.aside}>
            {statusLabels[story.status]} · {languageName(story.textsIn ?? story.language)}
            {story.isEdited && ' · changed in the story'}
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

function StoryName({ story }: { readonly story: NoticeStory }) {
  return (
    <span className={styles.headline} dir="auto" lang={story.language}>
      {story.headline || story.slug || 'No headline yet'}
    </span>
  );
}

const refreshPause = 300;

function useStories({ id, revision }: NoticeEntry): Found | null {
  const [found, setFound] = useState<(Found & { readonly id: string }) | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved notice makes other stories outdated
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      api
        .call('notices.stories', { id })
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
