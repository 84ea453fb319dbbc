import type { StoryRow } from '../../../shared/story/story.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { noticedTable } from './noticed.ts';
import type { Connection } from './open.ts';
import { signedTable } from './signed.ts';
import { usedTable } from './used.ts';

/** What the queue shows and sorts by, derived from document and meta at save time. */
export interface StoryFacts {
  readonly headline: string;
  readonly headlineKey: string;
  readonly slug: string;
  readonly slugKey: string;
  readonly status: string;
  readonly section: string;
  readonly assignee: string;
  readonly language: string;
  readonly direction: string;
  readonly isSample: number;
}

/** A story as written: document and meta are canonical JSON, `hash` is over both. */
export interface StoredStory {
  readonly id: string;
  readonly schemaVersion: number;
  readonly document: string;
  readonly meta: string;
  readonly hash: string;
  readonly words: number;
  readonly facts: StoryFacts;
  /** The directory's ids of those who sign it, each once. */
  readonly signers: readonly string[];
  /** The notices of the library it refers to, sorted, each once. */
  readonly notices: readonly string[];
  /** The local media it names, sorted, each once. */
  readonly media: readonly string[];
}

export interface StoryRecord {
  readonly id: string;
  readonly revision: number;
  readonly schemaVersion: number;
  readonly document: string;
  readonly meta: string;
  readonly hash: string;
  readonly createdAt: string;
  readonly savedAt: string;
  readonly trashedAt: string | null;
  readonly words: number;
  readonly headline: string;
  readonly status: string;
}

/** Which save of a story it was, and when. */
export interface SavedText {
  readonly revision: number;
  readonly change: number;
  readonly createdAt: string;
  readonly savedAt: string;
}

/** What a save compares itself with. */
export interface StoryHead {
  readonly revision: number;
  readonly schemaVersion: number;
  readonly hash: string;
  readonly words: number;
  readonly status: string;
  readonly createdAt: string;
  readonly savedAt: string;
  readonly trashedAt: string | null;
}

/** The queue's columns, by the names of StoryRow; SQLite has no booleans. */
export const rowColumns = `story.id, revision, story.headline, slug, status, section, assignee, language, direction,
  words, saved_at AS savedAt, trashed_at AS trashedAt, is_sample AS isSample`;
export type RawRow = Omit<StoryRow, 'isSample'> & { readonly isSample: number };
export const toRow = (raw: RawRow): StoryRow => ({ ...raw, isSample: raw.isSample === 1 });

const factColumns = `headline = @headline, headline_key = @headlineKey, slug = @slug, slug_key = @slugKey,
  status = @status, section = @section, assignee = @assignee, language = @language, direction = @direction,
  is_sample = @isSample`;

/** `note` is told of every change before it is committed. */
export function storyTable(connection: Connection, note: (entry: JournalEntry) => void) {
  const lastChange = connection
    .prepare<[], number>(
      'SELECT max(coalesce((SELECT max(change) FROM story), 0), coalesce((SELECT max(change) FROM removed), 0))',
    )
    .pluck();
  const add =
    connection.prepare(`INSERT INTO story (id, revision, change, schema_version, hash, created_at, saved_at,
      words, headline, headline_key, slug, slug_key, status, section, assignee, language, direction, is_sample)
    VALUES (@id, 1, @change, @schemaVersion, @hash, @createdAt, @savedAt, @words, @headline, @headlineKey, @slug,
      @slugKey, @status, @section, @assignee, @language, @direction, @isSample)`);
  const addContent = connection.prepare(
    'INSERT INTO content (story_id, document, meta) VALUES (@id, @document, @meta)',
  );
  // Two statements, because SQLite writes every index of a column that is named, changed or not: a
  // keystroke changes the words, seldom the rest.
  const saveCounts = connection.prepare(`UPDATE story SET revision = revision + 1, change = @change,
    schema_version = @schemaVersion, hash = @hash, saved_at = @savedAt, words = @words
    WHERE id = @id AND revision = @baseRevision`);
  const saveFacts = connection.prepare(
    `UPDATE story SET ${factColumns} WHERE id = @id AND NOT (${factColumns.replaceAll(',', ' AND')})`,
  );
  const saveContent = connection.prepare(
    'UPDATE content SET document = @document, meta = @meta WHERE story_id = @id',
  );
  const recoverCounts = connection.prepare(`INSERT INTO story (id, revision, change, schema_version, hash,
      created_at, saved_at, words, headline, headline_key, slug, slug_key, status, section, assignee, language,
      direction, is_sample)
    VALUES (@id, @revision, @change, @schemaVersion, @hash, @createdAt, @savedAt, @words, @headline, @headlineKey,
      @slug, @slugKey, @status, @section, @assignee, @language, @direction, @isSample)
    ON CONFLICT (id) DO UPDATE SET revision = @revision, change = @change, schema_version = @schemaVersion,
      hash = @hash, saved_at = @savedAt, words = @words`);
  const recoverContent = connection.prepare(`INSERT INTO content (story_id, document, meta)
    VALUES (@id, @document, @meta)
    ON CONFLICT (story_id) DO UPDATE SET document = @document, meta = @meta`);
  const read = connection.prepare<
    [string],
    StoryRecord
  >(`SELECT id, revision, schema_version AS schemaVersion,
      document, meta, hash, created_at AS createdAt, saved_at AS savedAt, trashed_at AS trashedAt, words, headline, status
    FROM story JOIN content ON story_id = id WHERE id = ?`);
  // Compared where it lies: handing out a long text only to look at it would cost more than its save.
  const holds = connection
    .prepare<[StoredStory], number>(
      'SELECT hash = @hash AND document = @document AND meta = @meta FROM story JOIN content ON story_id = id WHERE id = @id',
    )
    .pluck();
  const readHead = connection.prepare<
    [string],
    StoryHead
  >(`SELECT revision, schema_version AS schemaVersion, hash, words, status,
      created_at AS createdAt, saved_at AS savedAt, trashed_at AS trashedAt FROM story WHERE id = ?`);
  const readRow = connection.prepare<[string], RawRow>(`SELECT ${rowColumns} FROM story WHERE id = ?`);
  const samples = connection.prepare<[], { id: string; slug: string; revision: number }>(
    'SELECT id, slug, revision FROM story INDEXED BY story_sample WHERE is_sample = 1 AND trashed_at IS NULL',
  );
  const setTrashed = connection.prepare('UPDATE story SET trashed_at = @at WHERE id = @id');
  const trashed = connection.prepare<[], string>('SELECT id FROM story WHERE trashed_at IS NOT NULL').pluck();
  const remove = connection.prepare('DELETE FROM story WHERE id = ?');
  const noteRemoved = connection.prepare('INSERT INTO removed (change, story_id) VALUES (?, ?)');
  const signed = signedTable(connection);
  const noticed = noticedTable(connection);
  const used = usedTable(connection);
  const putBack = connection.prepare('DELETE FROM removed WHERE story_id = ?');
  const removedAt = connection
    .prepare<[string], number | null>('SELECT max(change) FROM removed WHERE story_id = ?')
    .pluck();
  const createdAt = connection.prepare<[string], string>('SELECT created_at FROM story WHERE id = ?').pluck();
  const nextChange = () => (lastChange.get() ?? 0) + 1;
  const noteText = ({ id, schemaVersion, hash, document, meta }: StoredStory, saved: SavedText) =>
    note({ kind: 'text', text: { id, schemaVersion, hash, document, meta, ...saved } });

  return {
    /** The number of the library's last save. */
    lastChange: () => lastChange.get() ?? 0,
    add(story: StoredStory, createdAt: string, savedAt: string): void {
      const { facts, signers, notices, media, ...rest } = story;
      const change = nextChange();
      add.run({ ...rest, ...facts, createdAt, savedAt, change });
      addContent.run(rest);
      signed.set(story.id, signers);
      noticed.set(story.id, notices);
      used.set(story.id, media);
      noteText(story, { revision: 1, change, createdAt, savedAt });
    },
    /** The new revision, or null when the story is not at `baseRevision` any more; then nothing was written. */
    save(story: StoredStory, baseRevision: number, savedAt: string): number | null {
      const { facts, signers, notices, media, ...rest } = story;
      const change = nextChange();
      if (saveCounts.run({ ...rest, baseRevision, savedAt, change }).changes === 0) return null;
      saveFacts.run({ ...facts, id: story.id });
      saveContent.run(rest);
      signed.set(story.id, signers);
      noticed.set(story.id, notices);
      used.set(story.id, media);
      const revision = baseRevision + 1;
      noteText(story, { revision, change, createdAt: createdAt.get(story.id) ?? savedAt, savedAt });
      return revision;
    },
    /** Puts a text where it stood, at its own revision, whatever is there now. */
    recover(story: StoredStory, saved: Omit<SavedText, 'change'>): void {
      const { facts, signers, notices, media, ...rest } = story;
      const change = nextChange();
      recoverCounts.run({ ...rest, ...facts, ...saved, change });
      saveFacts.run({ ...facts, id: story.id });
      recoverContent.run(rest);
      signed.set(story.id, signers);
      noticed.set(story.id, notices);
      used.set(story.id, media);
      putBack.run(story.id);
      noteText(story, { ...saved, change });
    },
    /** The number of the change that removed the story for good, or null. */
    removedAt: (id: string): number | null => removedAt.get(id) ?? null,
    read: (id: string): StoryRecord | undefined => read.get(id),
    readHead: (id: string): StoryHead | undefined => readHead.get(id),
    /** Whether the library gives back this very text. */
    holds: (story: StoredStory): boolean => holds.get(story) === 1,
    readRow(id: string): StoryRow | undefined {
      const raw = readRow.get(id);
      return raw && toRow(raw);
    },
    samples: () => samples.all(),
    trash(id: string, at: string | null): boolean {
      if (setTrashed.run({ id, at }).changes === 0) return false;
      note({ kind: 'trash', id, at, change: lastChange.get() ?? 0 });
      return true;
    },
    trashedIds: (): readonly string[] => trashed.all(),
    /** Removes the story and all that hangs on it, and leaves its number for the search index to follow. */
    remove(id: string): void {
      if (remove.run(id).changes === 0) return;
      const change = nextChange();
      noteRemoved.run(change, id);
      note({ kind: 'gone', id, change });
    },
  };
}
