import type { BackupStory } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Backup } from '../backup/backupFiles.ts';
import type { BackupKeeper, ListedBackup } from '../backup/backupKeeper.ts';
import type { BackupKeys } from '../backup/backupKeys.ts';
import { type BackedUpStory, type OpenBackup, openBackup } from '../db/openBackup.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Handlers } from '../dispatch.ts';
import { bringMediaBack } from './bringMediaBack.ts';
import type { Desk } from './desk.ts';
import { outcomeError } from './outcomeError.ts';
import { assertOurs } from './readStory.ts';
import { replaceText } from './replaceText.ts';
import { storedAgain } from './storedStory.ts';

type Calls =
  | 'backups.list'
  | 'backups.setSecond'
  | 'backups.make'
  | 'backups.read'
  | 'backups.unlock'
  | 'backups.restore';

const mostShown = 500;

/** Copies of the whole library: what they hold that the library does not, and the way back. */
export function backupService(desk: Desk): Pick<Handlers, Calls> {
  const { library, backups } = desk;
  return {
    'backups.list': () => ({
      folder: backups?.folder ?? null,
      trouble: backups?.trouble() ?? null,
      second: backups?.second() ?? { place: '', trouble: null },
      backups: backups === null ? [] : backups.list().map((one) => infoOf(one, backups.keys)),
    }),

    async 'backups.setSecond'({ place }) {
      desk.assertWritable();
      await keeperOf(backups).setSecond(place);
      return {};
    },

    async 'backups.make'() {
      const keeper = keeperOf(backups);
      return infoOf({ ...(await keeper.make()), isOfOther: false }, keeper.keys);
    },

    'backups.read'({ name }) {
      const differing: BackupStory[] = [];
      let same = 0;
      const opened = open(backups, find(backups, name));
      try {
        for (const { hash, ...story } of opened.heads()) {
          const state = stateOf(desk, story.id, hash);
          if (state === null) same += 1;
          else differing.push({ ...story, state });
        }
      } finally {
        opened.close();
      }
      differing.sort((one, other) => (one.savedAt < other.savedAt ? 1 : -1));
      return { total: differing.length, same, stories: differing.slice(0, mostShown) };
    },

    async 'backups.unlock'({ name, passphrase }) {
      await keeperOf(backups).keys.unlock(find(backups, name), passphrase);
      return {};
    },

    async 'backups.restore'({ name, ids }) {
      desk.assertWritable();
      const backup = find(backups, name);
      const opened = open(backups, backup);
      const changed: string[] = [];
      const untrashed: string[] = [];
      const outcomes: { id: string; error: string | null }[] = [];
      const named = new Set<string>();
      try {
        for (const id of new Set(ids)) {
          try {
            const { story, wasTrashed } = library.write(() => bringBack(desk, opened.story(id), backup));
            changed.push(id);
            for (const source of story.media) named.add(source);
            if (wasTrashed) untrashed.push(id);
            outcomes.push({ id, error: null });
          } catch (error) {
            outcomes.push({ id, error: outcomeError(desk, 'backups.restore', error) });
          }
        }
        const mediaFolder = keeperOf(backups).mediaOf(backup);
        const key = keeperOf(backups).keys.keyOf(backup);
        if (mediaFolder !== null) await bringMediaBack(desk, named, { opened, mediaFolder, key });
      } finally {
        opened.close();
      }
      if (untrashed.length > 0) desk.emit({ type: 'stories.moved', ids: untrashed, to: 'queue' });
      if (changed.length > 0) desk.emit({ type: 'stories.changed', ids: changed });
      desk.search.changed();
      return { outcomes };
    },
  };
}

function infoOf(backup: ListedBackup, keys: BackupKeys) {
  const { name, at, bytes, isOfOther } = backup;
  return { name, at, bytes, isOfOther, isLocked: keys.isLocked(backup) };
}

function keeperOf(backups: BackupKeeper | null): BackupKeeper {
  if (backups !== null) return backups;
  throw new StetError('unsupported', 'Backups are made by the desk while it is open, not here.');
}

function find(backups: BackupKeeper | null, name: string): Backup {
  const backup = keeperOf(backups)
    .list()
    .find((one) => one.name === name);
  if (backup === undefined) throw new StetError('notFound', 'This backup is not there any more.');
  return backup;
}

function open(backups: BackupKeeper | null, backup: Backup): OpenBackup {
  return openBackup(backup.path, keeperOf(backups).keys.keyOf(backup));
}

/** Null when the library has the very text. */
function stateOf({ library }: Desk, id: string, hash: string): BackupStory['state'] | null {
  const head = library.stories.readHead(id);
  if (head === undefined) return 'gone';
  if (head.hash !== hash) return 'changed';
  return head.trashedAt === null ? null : 'trashed';
}

/** Inside a transaction. */
function bringBack(
  desk: Desk,
  found: BackedUpStory | null,
  { at }: Backup,
): { readonly story: StoredStory; readonly wasTrashed: boolean } {
  if (found === null)
    throw new StetError('damaged', 'This story is damaged in the backup too. Choose an earlier one.');
  assertOurs(found.schemaVersion);
  const story = storedAgain(found);
  if (story === null) throw new StetError('damaged', 'This text of the backup is no story Stet can read.');
  const { stories } = desk.library;
  const current = stories.read(found.id);
  if (current === undefined) {
    const { revision, createdAt, savedAt } = found;
    stories.recover(story, { revision, createdAt, savedAt });
    return { story, wasTrashed: false };
  }
  if (current.hash !== story.hash) {
    assertOurs(current.schemaVersion);
    replaceText(desk, current, story, `From the backup of ${at.slice(0, 16).replace('T', ' ')} UTC`);
  }
  if (current.trashedAt !== null) stories.trash(found.id, null);
  return { story, wasTrashed: current.trashedAt !== null };
}
