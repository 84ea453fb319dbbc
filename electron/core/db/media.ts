import type { MediaInfo } from '../../../shared/contract/calls.ts';
import type { Connection } from './open.ts';

const columns = 'source, type, bytes, width, height, duration, name, caption, credit, alt';

/** What is known of each file in the media folder. */
export function mediaTable(connection: Connection) {
  const read = connection.prepare<[string], MediaInfo>(`SELECT ${columns} FROM medium WHERE source = ?`);
  const add = connection.prepare(`INSERT INTO medium (${columns}, added_at)
    VALUES (@source, @type, @bytes, @width, @height, @duration, @name, @caption, @credit, @alt, @at)
    ON CONFLICT (source) DO NOTHING`);
  return {
    read: (source: string): MediaInfo | undefined => read.get(source),
    add: (info: MediaInfo, at: string): void => void add.run({ ...info, at }),
  };
}
