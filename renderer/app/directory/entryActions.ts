import { api } from '../../host/host.ts';
import { attempt } from '../../ui/problem.ts';
import { showToast } from '../../ui/toast.ts';
import { counted } from '../../ui/uiLocale.ts';
import { liveSessions } from '../departures.ts';
import { flushOf } from '../storyActions.ts';
import type { TouchedKind, TouchedStory } from './touchedKind.ts';

type Topic = 'contributors' | 'notices';

/** Takes an entry away; the message that says so, `said`, can take that back. */
export function removeEntry(topic: Topic, id: string, said: string): Promise<void> {
  return attempt(async () => {
    await api.call(`${topic}.remove`, { id });
    showToast({ text: said, action: { label: 'Undo', run: () => void restoreEntry(topic, id) } });
  });
}

export function restoreEntry(topic: Topic, id: string): Promise<void> {
  return attempt(async () => {
    await api.call(`${topic}.restore`, { id });
  });
}

/** Brings open stories up to date with an entry; what this window holds of them unsaved is saved first. */
export function updateStories<Story extends TouchedStory>(
  kind: TouchedKind<Story>,
  id: string,
  stories: readonly Story[],
): Promise<void> {
  return attempt(async () => {
    const ids = new Set(stories.map((story) => story.id));
    await flushOf([...ids]);
    const now = await kind.read(id);
    const outdated = now.stories.filter((story) => ids.has(story.id) && story.isOutdated);
    const { outcomes } = await kind.update(
      id,
      outdated.map((story) => ({ id: story.id, baseRevision: story.revision })),
    );
    const open = liveSessions().filter((session) => ids.has(session.id) && !session.hasUnsaved);
    await Promise.all(open.map((session) => session.reload()));
    const [left, ...others] = outcomes.filter(({ error }) => error !== null);
    if (left === undefined) {
      showToast({ text: `${counted(outcomes.length, 'story is', 'stories are')} up to date.` });
      return;
    }
    const headline = stories.find((story) => story.id === left.id)?.headline || 'A story without a headline';
    showToast({
      kind: 'error',
      text: `${headline} was left as it was: ${left.error ?? ''}${
        others.length === 0 ? '' : ` So ${counted(others.length, 'other was', 'others were')}.`
      }`,
    });
  });
}
