import type { Place } from '../../../shared/contract/calls.ts';
import type { Connection } from './open.ts';

/** Where the writer was in each story. */
export function placeTable(connection: Connection) {
  const read = connection.prepare<[string], Place>(
    'SELECT anchor, head, scroll FROM place WHERE story_id = ?',
  );
  const save = connection.prepare(`INSERT INTO place (story_id, anchor, head, scroll)
    SELECT id, @anchor, @head, @scroll FROM story WHERE id = @id
    ON CONFLICT (story_id) DO UPDATE SET anchor = @anchor, head = @head, scroll = @scroll`);
  return {
    read: (id: string): Place | null => read.get(id) ?? null,
    save: (id: string, place: Place): void => void save.run({ id, ...place }),
  };
}
