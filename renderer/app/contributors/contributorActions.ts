import type { ContributorStory } from '../../../shared/contract/calls.ts';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { api } from '../../host/host.ts';
import { attempt } from '../../ui/problem.ts';
import { showToast } from '../../ui/toast.ts';
import { counted } from '../../ui/uiLocale.ts';
import { liveSessions } from '../departures.ts';
import { flushOf } from '../storyActions.ts';

/** Takes an entry out of the directory; the message that says so can take it back. */
export function removeContributor(entry: Pick<ContributorEntry, 'id' | 'name'>): Promise<void> {
  return attempt(async () => {
    await api.call('contributors.remove', { id: entry.id });
    showToast({
      text: `${entry.name} was removed from the directory. Stories keep the byline.`,
      action: { label: 'Undo', run: () => void restoreContributor(entry) },
    });
  });
}

export function restoreContributor({ id }: Pick<ContributorEntry, 'id'>): Promise<void> {
  return attempt(async () => {
    await api.call('contributors.restore', { id });
  });
}

/** Brings a contributor's byline up to date in open stories; what this window holds of them unsaved is saved first. */
export function updateDrafts(id: string, drafts: readonly ContributorStory[]): Promise<void> {
  return attempt(async () => {
    const ids = new Set(drafts.map((draft) => draft.id));
    await flushOf([...ids]);
    const { stories } = await api.call('contributors.stories', { id });
    const { outcomes } = await api.call('contributors.updateDrafts', {
      id,
      drafts: stories
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
    const headline = drafts.find((draft) => draft.id === left.id)?.headline || 'A story without a headline';
    showToast({
      kind: 'error',
      text: `${headline} was left as it was: ${left.error ?? ''}${
        others.length === 0 ? '' : ` So ${counted(others.length, 'other was', 'others were')}.`
      }`,
    });
  });
}
