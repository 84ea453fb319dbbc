import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type { StoryRow } from '../../../shared/story/story.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { type Connection, emptyLog, isDamage, openConnection } from './open.ts';
import { indexReading } from './searchReading.ts';

/**
 * The search index: a file of its own beside the library, so that indexing never holds up a save, and one
 * that can be made anew from the library at any time. A row's number is the library's `change` at which the
 * story was saved, hence "newest first" is the index's own order and needs no ranking of all hits. The words
 * come folded and parted by spaces, and the text as it was written lies beside them for the snippet. The
 * headline's words stand apart once more: to look for the few hits in headlines among all hits takes long.
 * `forgotten` is the last removal whose words are in no segment of the index any more: a removed row is only
 * marked, and its words stay in the file until all segments have been merged.
 */
const schema = `
CREATE TABLE entry (
  change INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE title USING fts5 (
  headline, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE passage USING fts5 (
  headline, body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3'
);
CREATE TABLE forgotten (change INTEGER NOT NULL) STRICT;
INSERT INTO forgotten VALUES (0);
`;
const version = 3;
/** Pages of a merge step: a query that comes meanwhile waits for one step. */
const pagesAtOnce = 200;
const mostSegments = 4;

export interface IndexedText {
  readonly change: number;
  readonly id: string;
  readonly hash: string;
  /** Folded words, parted by spaces. */
  readonly headlineWords: string;
  readonly bodyWords: string;
  readonly body: string;
}

export interface PendingStory {
  readonly change: number;
  readonly id: string;
  readonly hash: string;
  readonly document: string;
  readonly meta: string;
}

export interface SearchHit extends StoryRow {
  /** The text as it was written, for the snippet. */
  readonly body: string;
}

export type SearchIndex = ReturnType<typeof indexWriting> &
  ReturnType<typeof indexReading> & { close(): void };

/** Opens the index beside the library for a thread of its own. A damaged or older index is made anew. */
export function openSearchIndex({
  libraryPath,
  indexPath,
  key,
  isShared,
}: {
  readonly libraryPath: string;
  readonly indexPath: string;
  readonly key: LibraryKey | null;
  /** See `openConnection`. */
  readonly isShared: boolean;
}): SearchIndex {
  const index = openIndex(indexPath, key, isShared);
  const library = openConnection(libraryPath, 'read', key, { isShared });
  const close = () => {
    library.close();
    index.close();
  };
  try {
    // With the library's own key.
    library.prepare('ATTACH ? AS search').run(indexPath);
    // 64 MB: the default of 2 has a query over 100,000 stories read the same pages again and again.
    library.pragma('search.cache_size = -65536');
    return { ...indexWriting(index, library), ...indexReading(library), close };
  } catch (error) {
    close();
    throw error;
  }
}

function openIndex(path: string, key: LibraryKey | null, isShared: boolean): Connection {
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  try {
    const index = openConnection(path, 'write', key, { durable: false, isShared });
    const found = index.pragma('user_version', { simple: true });
    if (found === version) return index;
    if (found === 0 && index.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) {
      index.transaction(() => {
        index.exec(schema);
        index.pragma(`user_version = ${version}`);
      })();
      return index;
    }
    index.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  removeSearchIndex(path);
  return openIndex(path, key, isShared);
}

/** Its next opening makes it anew from the library. */
export function removeSearchIndex(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

function indexWriting(index: Connection, library: Connection) {
  const last = index.prepare<[], { change: number; hash: string }>(
    'SELECT change, hash FROM entry ORDER BY change DESC LIMIT 1',
  );
  const changeOf = index.prepare<[string], number>('SELECT change FROM entry WHERE id = ?').pluck();
  const removals = ['title WHERE rowid', 'passage WHERE rowid', 'entry WHERE change'].map((part) =>
    index.prepare(`DELETE FROM ${part} = ?`),
  );
  const addEntry = index.prepare(
    'INSERT INTO entry (change, id, hash, body) VALUES (@change, @id, @hash, @body)',
  );
  const addTitle = index.prepare('INSERT INTO title (rowid, headline) VALUES (@change, @headlineWords)');
  const addPassage = index.prepare(
    'INSERT INTO passage (rowid, headline, body) VALUES (@change, @headlineWords, @bodyWords)',
  );
  const pending = library.prepare<[number, number], PendingStory>(`
    SELECT change, id, hash, document, meta FROM main.story JOIN main.content ON story_id = id
    WHERE change > ? ORDER BY change LIMIT ?`);
  const removed = library.prepare<[number], { change: number; id: string }>(
    'SELECT change, story_id AS id FROM main.removed WHERE change > ? ORDER BY change',
  );
  const lastSaved = library.prepare<[], number>('SELECT coalesce(max(change), 0) FROM main.story').pluck();
  const hashAt = library.prepare<[number], string>('SELECT hash FROM main.story WHERE change = ?').pluck();
  const strangers = library
    .prepare<[], string>(`SELECT e.id FROM search.entry AS e
    LEFT JOIN main.story AS s ON s.change = e.change AND s.id = e.id AND s.hash = e.hash WHERE s.id IS NULL`)
    .pluck();
  const firstMissing = library
    .prepare<[], number | null>(`SELECT min(s.change) FROM main.story AS s
    WHERE NOT EXISTS (SELECT 1 FROM search.entry AS e WHERE e.change = s.change)`)
    .pluck();
  const segments = index.prepare<[], number>('SELECT count(DISTINCT segid) FROM passage_idx').pluck();
  const written = index.prepare<[], number>('SELECT total_changes()').pluck();
  const merges = ['passage', 'title'].map((name) =>
    index.prepare<[number]>(`INSERT INTO ${name} (${name}, rank) VALUES ('merge', ?)`),
  );
  const lastRemoved = library
    .prepare<[], number>('SELECT coalesce(max(change), 0) FROM main.removed')
    .pluck();
  const forgotten = index.prepare<[], number>('SELECT change FROM forgotten').pluck();
  const setForgotten = index.prepare<[number]>('UPDATE forgotten SET change = ?');
  /** False when there was nothing to merge: each statement counts as one change itself (FTS5, "merge"). */
  const merge = (pages: number): boolean => {
    const before = written.get() ?? 0;
    for (const one of merges) one.run(pages);
    return (written.get() ?? 0) - before > merges.length;
  };
  const remove = (id: string) => {
    const change = changeOf.get(id);
    if (change !== undefined) for (const removal of removals) removal.run(change);
  };

  return {
    lastIndexed: () => last.get()?.change ?? 0,
    /** Whether the library is the one that was indexed, only further on; not so when a backup was put back. */
    isContinued(): boolean {
      const entry = last.get();
      if (entry === undefined) return true;
      const hash = hashAt.get(entry.change);
      return (lastSaved.get() ?? 0) >= entry.change && (hash === undefined || hash === entry.hash);
    },
    /** Stories saved after a change, oldest first. */
    pending: (after: number, limit: number): readonly PendingStory[] => pending.all(after, limit),
    /** Stories removed for good after a change. */
    removedSince: (after: number) => removed.all(after),
    /** Ids that the index has and the library has not, or not like this. */
    strangers: (): readonly string[] => strangers.all(),
    /** The change before the first story that is not indexed, or null when all are. */
    behind(): number | null {
      const change = firstMissing.get() ?? null;
      return change === null ? null : change - 1;
    },
    /** Whether so many segments have come together that queries feel it. */
    isScattered: (): boolean => (segments.get() ?? 0) > mostSegments,
    /** Merges a few pages of the index. False when there is nothing left to merge. */
    tidy: (): boolean => merge(pagesAtOnce),
    lastRemoved: () => lastRemoved.get() ?? 0,
    lastForgotten: () => forgotten.get() ?? 0,
    setForgotten: (change: number): void => void setForgotten.run(change),
    /**
     * Merges a few pages of all segments into one, in which nothing is left of removed rows. `isFirst` begins
     * with the segments as they are now. False when it is done.
     */
    mergeAll: ({ isFirst }: { readonly isFirst: boolean }): boolean =>
      merge(isFirst ? -pagesAtOnce : pagesAtOnce),
    /** Empties the write-ahead log, which keeps pages as they were. False when somebody is reading. */
    emptyLog: (): boolean => emptyLog(index),
    /** Replaces what the index knew of these stories, in one transaction. */
    replace: index.transaction((removedIds: readonly string[], texts: readonly IndexedText[]) => {
      for (const id of removedIds) remove(id);
      for (const text of texts) {
        remove(text.id);
        const { change, id, hash, body, headlineWords, bodyWords } = text;
        addEntry.run({ change, id, hash, body });
        addTitle.run({ change, headlineWords });
        addPassage.run({ change, headlineWords, bodyWords });
      }
    }),
  };
}
