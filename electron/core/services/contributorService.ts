import { StetError } from '../../../shared/contract/reply.ts';
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
import { knownFailure } from '../failure.ts';
import type { Desk } from './desk.ts';
import { readStory } from './readStory.ts';
import { newId } from './storedStory.ts';
import { tidyContributor } from './tidyContributor.ts';
import { isOutdated, updateDraft } from './updateDraft.ts';

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
  const { contributors, signed } = desk.library;
  const setRemoved = (id: string, at: string | null): void => {
    desk.assertWritable();
    if (!desk.library.write(() => contributors.setRemoved(id, at))) throw gone();
    desk.emit({ type: 'contributors.changed' });
  };

  return {
    'contributors.list': ({ withRemoved }) => ({
      // An entry without a name this version can use is left out here and stays in the library.
      contributors: contributors
        .list()
        .flatMap((record) => toEntry(record) ?? [])
        .filter(({ removedAt }) => withRemoved || removedAt === null),
    }),

    'contributors.save'({ baseRevision, ...input }) {
      desk.assertWritable();
      const id = input.id === undefined || input.id === '' ? newId() : input.id;
      const entry = tidyContributor({ ...input, id });
      const saved = desk.library.write(() => write(desk, entry, baseRevision));
      desk.emit({ type: 'contributors.changed' });
      return saved;
    },

    'contributors.remove'({ id }) {
      setRemoved(id, desk.now().toISOString());
      return {};
    },

    'contributors.restore'({ id }) {
      setRemoved(id, null);
      return {};
    },

    'contributors.stories'({ id }) {
      const entry = find(desk, id);
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
      const entry = find(desk, id);
      if (entry === null) throw gone();
      const outcomes = drafts.map((draft) => ({ id: draft.id, error: tryUpdate(desk, entry, draft) }));
      const ids = outcomes.filter(({ error }) => error === null).map((outcome) => outcome.id);
      if (ids.length > 0) {
        desk.emit({ type: 'stories.changed', ids });
        desk.search.changed();
      }
      return { outcomes };
    },
  };
}

/** One save of an entry, inside the caller's transaction. Throws StetError `stale`. */
function write({ library }: Desk, entry: Contributor, baseRevision: number): ContributorEntry {
  const { contributors } = library;
  const nameKey = fold(entry.name);
  const stored = contributors.one(entry.id);
  if (stored === undefined) {
    contributors.add({ id: entry.id, nameKey, value: JSON.stringify(entry) });
    return { ...entry, revision: 1, removedAt: null };
  }
  const shown = toEntry(stored);
  // The very same entry is there already: the reply to an earlier try was lost, or nothing was changed.
  if (shown !== null && shown.removedAt === null && isSameContributor(entry, shown)) return shown;
  const value = JSON.stringify(writtenContributor(entry, heldValue(stored)));
  const revision = contributors.save({ id: entry.id, nameKey, value }, baseRevision);
  if (revision !== null) return { ...entry, revision, removedAt: null };
  throw new StetError(
    'stale',
    'Somebody changed this entry since it was opened here. Nothing was overwritten; both are shown.',
    { entry: shown },
  );
}

function find({ library }: Desk, id: string): Contributor | null {
  const record = library.contributors.one(id);
  return record === undefined ? null : readContributor(heldValue(record));
}

function toEntry(record: ContributorRecord): ContributorEntry | null {
  const { revision, removedAt } = record;
  const entry = readContributor(heldValue(record));
  return entry === null ? null : { ...entry, revision, removedAt };
}

/** Null for an entry the disk has damaged: it must not hide the others. */
function heldValue({ value }: ContributorRecord): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** A story that cannot be read is not offered; opening it says what is wrong with it. */
function isStoryOutdated(desk: Desk, id: string, entry: Contributor): boolean {
  try {
    const { document, meta } = readStory(desk, id);
    return isOutdated(document, entry, meta.language);
  } catch (error) {
    if (error instanceof StetError) return false;
    throw error;
  }
}

function tryUpdate(
  desk: Desk,
  entry: Contributor,
  draft: { readonly id: string; readonly baseRevision: number },
): string | null {
  try {
    updateDraft(desk, entry, draft.id, draft.baseRevision);
    return null;
  } catch (error) {
    const known = error instanceof StetError ? error : knownFailure(error);
    if (known === null) throw error;
    return known.message;
  }
}

function gone(): StetError {
  return new StetError('notFound', 'This entry is not in the directory any more.');
}
