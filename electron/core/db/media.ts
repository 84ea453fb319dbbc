import type { MediaInfo } from '../../../shared/contract/calls.ts';
import type { Connection } from './open.ts';

/** An entry as it lies in the tables; `facts` and `embedded` are JSON, and what they hold is the service's to judge. */
export interface MediumRecord extends MediaInfo {
  readonly revision: number;
  readonly addedAt: string;
  readonly removedAt: string | null;
  readonly facts: string;
  /** Null while the file has not been asked. */
  readonly embedded: string | null;
}

/** What is derived from the facts, and what they are, as they are written. */
export interface WrittenFacts extends Pick<MediaInfo, 'source' | 'caption' | 'credit' | 'alt'> {
  readonly facts: string;
  readonly embedded: string | null;
  readonly takenAt: string | null;
  readonly expires: string | null;
  /** SQLite has no booleans. */
  readonly mayExport: number;
  /** The folded name, to sort by. */
  readonly nameKey: string;
  /** What a search looks in, folded. Never empty. */
  readonly searchKey: string;
}
export type WrittenMedium = MediaInfo & WrittenFacts;

export const infoColumns = 'source, type, bytes, width, height, duration, name, caption, credit, alt';

/** What is known of each file in the media folder. What is removed stays here, marked, and can come back. */
export function mediaTable(connection: Connection) {
  const info = connection.prepare<[string], MediaInfo>(`SELECT ${infoColumns} FROM medium WHERE source = ?`);
  const one = connection.prepare<
    [string],
    MediumRecord
  >(`SELECT medium.${infoColumns.replaceAll(', ', ', medium.')},
      revision, added_at AS addedAt, removed_at AS removedAt, facts, embedded
    FROM medium JOIN medium_facts ON medium_facts.source = medium.source WHERE medium.source = ?`);
  const add =
    connection.prepare(`INSERT INTO medium (${infoColumns}, added_at, removed_at, revision, taken_at, expires,
      may_export, name_key, search_key)
    VALUES (@source, @type, @bytes, @width, @height, @duration, @name, @caption, @credit, @alt, @addedAt, @removedAt,
      @revision, @takenAt, @expires, @mayExport, @nameKey, @searchKey)
    ON CONFLICT (source) DO NOTHING`);
  const addFacts = connection.prepare(
    'INSERT INTO medium_facts (source, facts, embedded) VALUES (@source, @facts, @embedded)',
  );
  const save =
    connection.prepare(`UPDATE medium SET revision = revision + 1, removed_at = NULL, caption = @caption,
      credit = @credit, alt = @alt, taken_at = @takenAt, expires = @expires, may_export = @mayExport,
      name_key = @nameKey, search_key = @searchKey
    WHERE source = @source AND revision = @baseRevision`);
  const saveFacts = connection.prepare(
    'UPDATE medium_facts SET facts = @facts, embedded = @embedded WHERE source = @source',
  );
  const key = connection.prepare(
    'UPDATE medium SET name_key = @nameKey, search_key = @searchKey WHERE source = @source',
  );
  const unkeyed = connection
    .prepare<[], string>("SELECT source FROM medium INDEXED BY medium_unkeyed WHERE search_key = ''")
    .pluck();
  const mark = connection
    .prepare<[], string>(
      "SELECT count(*) || ' ' || ifnull(sum(bytes), 0) || ' ' || ifnull(max(added_at), '') FROM medium",
    )
    .pluck();
  const setRemoved = connection.prepare('UPDATE medium SET removed_at = @at WHERE source = @source');
  const removed = connection
    .prepare<[], string>('SELECT source FROM medium WHERE removed_at IS NOT NULL ORDER BY removed_at')
    .pluck();
  const erase = connection.prepare('DELETE FROM medium WHERE source = ?');
  return {
    info: (source: string): MediaInfo | undefined => info.get(source),
    one: (source: string): MediumRecord | undefined => one.get(source),
    /** Nothing when it is there. */
    add(medium: WrittenMedium, at: Pick<MediumRecord, 'addedAt' | 'removedAt' | 'revision'>): void {
      if (add.run({ ...medium, ...at }).changes > 0) addFacts.run(medium);
    },
    /** The new revision, or null when it is not at `baseRevision` any more; then nothing was written. */
    save(medium: WrittenFacts, baseRevision: number): number | null {
      if (save.run({ ...medium, baseRevision }).changes === 0) return null;
      saveFacts.run(medium);
      return baseRevision + 1;
    },
    /** Another one when a file has come or gone. */
    mark: (): string => mark.get() ?? '',
    /** Those that an older Stet wrote, which cannot be found yet. */
    unkeyed: (): readonly string[] => unkeyed.all(),
    setKeys: (medium: Pick<WrittenFacts, 'source' | 'nameKey' | 'searchKey'>): void => void key.run(medium),
    /** Null puts it back. False when there is no such entry. */
    setRemoved: (source: string, at: string | null): boolean => setRemoved.run({ source, at }).changes > 0,
    /** Sources of those that are removed and can still come back. */
    removed: (): readonly string[] => removed.all(),
    erase: (source: string): void => void erase.run(source),
  };
}
