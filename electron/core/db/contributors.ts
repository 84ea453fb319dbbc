import type { Connection } from './open.ts';

/** An entry as it lies in the table; `value` is JSON, and what it holds is the service's to judge. */
export interface ContributorRecord {
  readonly id: string;
  readonly revision: number;
  readonly value: string;
  readonly removedAt: string | null;
}
export interface WrittenContributor {
  readonly id: string;
  /** The folded name, to sort by. */
  readonly nameKey: string;
  readonly value: string;
}

/** The directory of people and desks. What is removed from it stays here, marked, and can come back. */
export function contributorTable(connection: Connection) {
  const columns = 'id, revision, value, removed_at AS removedAt';
  const list = connection.prepare<[], ContributorRecord>(
    `SELECT ${columns} FROM contributor ORDER BY name_key, id`,
  );
  const one = connection.prepare<[string], ContributorRecord>(
    `SELECT ${columns} FROM contributor WHERE id = ?`,
  );
  const add = connection.prepare(
    'INSERT INTO contributor (id, name_key, value) VALUES (@id, @nameKey, @value)',
  );
  const save = connection.prepare(`UPDATE contributor
    SET revision = revision + 1, name_key = @nameKey, value = @value, removed_at = NULL
    WHERE id = @id AND revision = @baseRevision`);
  const setRemoved = connection.prepare('UPDATE contributor SET removed_at = @at WHERE id = @id');
  const erase = connection.prepare('DELETE FROM contributor WHERE id = ?');
  return {
    /** All of them, the removed ones too, by name. */
    list: (): readonly ContributorRecord[] => list.all(),
    one: (id: string): ContributorRecord | undefined => one.get(id),
    add(entry: WrittenContributor): void {
      add.run(entry);
    },
    /** The new revision, or null when the entry is not at `baseRevision` any more; then nothing was written. */
    save(entry: WrittenContributor, baseRevision: number): number | null {
      return save.run({ ...entry, baseRevision }).changes === 0 ? null : baseRevision + 1;
    },
    /** Null puts it back. False when there is no such entry. */
    setRemoved: (id: string, at: string | null): boolean => setRemoved.run({ id, at }).changes > 0,
    erase: (id: string): boolean => erase.run(id).changes > 0,
  };
}
