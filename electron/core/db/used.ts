import type { UsingStory } from '../../../shared/contract/calls.ts';
import type { Connection } from './open.ts';

/** Which story shows which media: derived from the documents, and kept up by every save. */
export function usedTable(connection: Connection) {
  const of = connection
    .prepare<[string], string>('SELECT source FROM used WHERE story_id = ? ORDER BY source')
    .pluck();
  const clear = connection.prepare('DELETE FROM used WHERE story_id = ?');
  const add = connection.prepare('INSERT INTO used (source, story_id) VALUES (?, ?)');
  // What a story shows is in the library.
  const bringBack = connection.prepare(
    'UPDATE medium SET removed_at = NULL WHERE source = ? AND removed_at IS NOT NULL',
  );
  const count = connection.prepare<[string], number>('SELECT count(*) FROM used WHERE source = ?').pluck();
  const stories = connection.prepare<[string, number], UsingStory>(
    `SELECT id, headline, slug, status, language, direction, saved_at AS savedAt, trashed_at AS trashedAt
    FROM used JOIN story ON id = story_id WHERE source = ?
    ORDER BY trashed_at IS NOT NULL, change DESC LIMIT ?`,
  );
  return {
    /** `sources` sorted, each once. Almost every save finds them as they are. */
    set(storyId: string, sources: readonly string[]): void {
      if (of.all(storyId).join('\n') === sources.join('\n')) return;
      clear.run(storyId);
      for (const source of sources) {
        add.run(source, storyId);
        bringBack.run(source);
      }
    },
    /** How many stories show it, those of the trash too. */
    count: (source: string): number => count.get(source) ?? 0,
    /** Those stories, those of the trash last, then the last saved first. */
    stories: (source: string, limit: number): readonly UsingStory[] => stories.all(source, limit),
  };
}
