import { once } from '../once.ts';
import type { Connection } from './open.ts';

/** A file that an export made. `hash` is the SHA-256 (hex) of its bytes. */
export interface ExportedFile {
  readonly path: string;
  readonly storyId: string;
  readonly hash: string;
}

/** Prepared when first used: a library that is only read may be older than this table. */
export function exportedTable(connection: Connection) {
  const read = once(() =>
    connection.prepare<[string], ExportedFile>(
      'SELECT path, story_id AS storyId, hash FROM exported WHERE path = ?',
    ),
  );
  const note = once(() =>
    connection.prepare(`INSERT INTO exported (path, story_id, hash)
      SELECT @path, id, @hash FROM story WHERE id = @storyId
      ON CONFLICT (path) DO UPDATE SET story_id = @storyId, hash = @hash`),
  );
  return {
    read: (path: string): ExportedFile | undefined => read().get(path),
    note: (file: ExportedFile): void => void note().run(file),
  };
}
