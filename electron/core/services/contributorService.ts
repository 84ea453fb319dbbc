import {
  type Contributor,
  type ContributorEntry,
  isSameContributor,
  readContributor,
  writtenContributor,
} from '../../../shared/story/contributor.ts';
import { fold } from '../../../shared/story/fold.ts';
import { languageShown } from '../../../shared/story/signature.ts';
import type { ContributorRecord } from '../db/contributors.ts';
import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';
import { entryId, keptEntries } from './keptEntries.ts';
import { tryReadStory } from './readStory.ts';
import { tidyContributor } from './tidyContributor.ts';
import { isOutdated, updateDraft } from './updateDraft.ts';
import { updateEach } from './updateEach.ts';

type Calls =
  | 'contributors.list'
  | 'contributors.save'
  | 'contributors.remove'
  | 'contributors.restore'
  | 'contributors.stories'
  | 'contributors.updateDrafts';

/** Of the stories that carry a byline, this many are shown. */
const mostShown = 200;

/** The directory of the people and desks that sign stories. */
export function contributorService(desk: Desk): Pick<Handlers, Calls> {
  const { signed } = desk.library;
  const directory = contributorEntries(desk);

  return {
    'contributors.list': ({ withRemoved }) => ({ contributors: directory.list(withRemoved) }),

    'contributors.save': ({ baseRevision, ...input }) =>
      directory.save({ ...input, id: entryId(input.id) }, baseRevision),

    'contributors.remove': ({ id }) => directory.remove(id),

    'contributors.restore': ({ id }) => directory.restore(id),

    'contributors.stories'({ id }) {
      const entry = directory.find(id);
      return {
        total: signed.count(id),
        stories: signed.stories(id, mostShown).map((story) => ({
          ...story,
          isOutdated: entry !== null && story.status !== 'exported' && isStoryOutdated(desk, story.id, entry),
          textsIn: entry === null ? null : languageShown(entry, story.language),
        })),
      };
    },

    'contributors.updateDrafts'({ id, drafts }) {
      desk.assertWritable();
      const entry = directory.get(id);
      return updateEach(desk, drafts, (draft) => updateDraft(desk, entry, draft));
    },
  };
}

function contributorEntries(desk: Desk) {
  const { contributors } = desk.library;
  return keptEntries<Contributor, ContributorEntry, ContributorRecord>(desk, {
    table: contributors,
    event: 'contributors.changed',
    gone: 'This entry is not in the directory any more.',
    stale: 'Somebody changed this entry since it was opened here. Nothing was overwritten; both are shown.',
    toEntry({ revision, removedAt }, held) {
      const entry = readContributor(held);
      return entry === null ? null : { ...entry, revision, removedAt };
    },
    tidy: tidyContributor,
    isSame: isSameContributor,
    add(entry) {
      contributors.add({ id: entry.id, nameKey: fold(entry.name), value: JSON.stringify(entry) });
      return { ...entry, revision: 1, removedAt: null };
    },
    replace(entry, { held }, baseRevision) {
      const value = JSON.stringify(writtenContributor(entry, held));
      const written = { id: entry.id, nameKey: fold(entry.name), value };
      const revision = contributors.save(written, baseRevision);
      return revision === null ? null : { ...entry, revision, removedAt: null };
    },
  });
}

function isStoryOutdated(desk: Desk, id: string, entry: Contributor): boolean {
  const story = tryReadStory(desk, id);
  return story !== null && isOutdated(story.document, entry, story.meta.language);
}
