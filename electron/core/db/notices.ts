import { once } from '../once.ts';
import type { Connection } from './open.ts';

/** A notice as it lies in the table; `value` is JSON, and what it holds is the service's to judge. */
export interface NoticeRecord {
  readonly id: string;
  readonly revision: number;
  readonly value: string;
  readonly changedAt: string;
  readonly removedAt: string | null;
}
export interface WrittenNotice {
  readonly id: string;
  /** The folded title, to sort by. */
  readonly titleKey: string;
  readonly value: string;
  readonly changedAt: string;
}

/**
 * The reusable notices. What is removed stays here, marked, and can come back. Prepared when first used: a library
 * that is only read may be older than this table.
 */
export function noticeTable(connection: Connection) {
  const columns = 'id, revision, value, changed_at AS changedAt, removed_at AS removedAt';
  const isThere = once(
    () => connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'notice'").get() !== undefined,
  );
  const list = once(() =>
    connection.prepare<[], NoticeRecord>(`SELECT ${columns} FROM notice ORDER BY title_key, id`),
  );
  const one = once(() =>
    connection.prepare<[string], NoticeRecord>(`SELECT ${columns} FROM notice WHERE id = ?`),
  );
  const add = once(() =>
    connection.prepare(
      'INSERT INTO notice (id, title_key, value, changed_at) VALUES (@id, @titleKey, @value, @changedAt)',
    ),
  );
  const save = once(() =>
    connection.prepare(`UPDATE notice
    SET revision = revision + 1, title_key = @titleKey, value = @value, changed_at = @changedAt, removed_at = NULL
    WHERE id = @id AND revision = @baseRevision`),
  );
  const setRemoved = once(() => connection.prepare('UPDATE notice SET removed_at = @at WHERE id = @id'));
  const erase = once(() => connection.prepare('DELETE FROM notice WHERE id = ?'));
  return {
    /** All of them, the removed ones too, by title. */
    list: (): readonly NoticeRecord[] => (isThere() ? list().all() : []),
    one: (id: string): NoticeRecord | undefined => (isThere() ? one().get(id) : undefined),
    add(notice: WrittenNotice): void {
      add().run(notice);
    },
    /** The new revision, or null when the notice is not at `baseRevision` any more; then nothing was written. */
    save(notice: WrittenNotice, baseRevision: number): number | null {
      return save().run({ ...notice, baseRevision }).changes === 0 ? null : baseRevision + 1;
    },
    /** Null puts it back. False when there is no such notice. */
    setRemoved: (id: string, at: string | null): boolean => setRemoved().run({ id, at }).changes > 0,
    erase: (id: string): boolean => erase().run(id).changes > 0,
  };
}
