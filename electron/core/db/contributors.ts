import type { Contributor } from '../../../shared/story/story.ts';
import type { Connection } from './open.ts';

/** The directory of people and desks; a value is JSON that the contract's schema takes apart on the way out. */
export function contributorTable(connection: Connection) {
  const list = connection.prepare<[], string>('SELECT value FROM contributor ORDER BY name_key, id').pluck();
  const save =
    connection.prepare(`INSERT INTO contributor (id, name_key, value) VALUES (@id, @nameKey, @value)
    ON CONFLICT (id) DO UPDATE SET name_key = @nameKey, value = @value`);
  const remove = connection.prepare('DELETE FROM contributor WHERE id = ?');
  return {
    list: (): readonly unknown[] => list.all().map((value): unknown => JSON.parse(value)),
    save(contributor: Contributor, nameKey: string): void {
      save.run({ id: contributor.id, nameKey, value: JSON.stringify(contributor) });
    },
    remove: (id: string): boolean => remove.run(id).changes > 0,
  };
}
