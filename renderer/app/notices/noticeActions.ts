import type { NoticeStory } from '../../../shared/contract/calls.ts';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import { api } from '../../host/host.ts';
import { attempt } from '../../ui/problem.ts';
import { showToast } from '../../ui/toast.ts';
import { counted } from '../../ui/uiLocale.ts';
import { liveSessions } from '../departures.ts';
import { flushOf } from '../storyActions.ts';

/** Takes a notice out of the library; the message that says so can take it back. */
export function removeNotice(entry: Pick<NoticeEntry, 'id' | 'title'>): Promise<void> {
  return attempt(async () => {
    await api.call('notices.remove', { id: entry.id });
    showToast({
      text: `${entry.title} was removed from the notices. Stories keep its words.`,
      action: { label: 'Undo', run: () => void restoreNotice(entry) },
    });
  });
}

export function restoreNotice({ id }: Pick<NoticeEntry, 'id'>): Promise<void> {
  return attempt(async () => {
    await api.call('notices.restore', { id });
  });
}

/** Writes the library's words into open stories; what this window holds of them unsaved is saved first. */
export function updateStories(id: string, stories: readonly NoticeStory[]): Promise<void> {
  return attempt(async () => {
    const ids = new Set(stories.map((story) => story.id));
    await flushOf([...ids]);
    const now = await api.call('notices.stories', { id });
    const { outcomes } = await api.call('notices.updateStories', {
      id,
      stories: now.stories
        .filter((story) => ids.has(story.id) && story.isOutdated)
        .map((story) => ({ id: story.id, baseRevision: story.revision })),
    });
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
