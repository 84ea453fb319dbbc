import { once } from '../once.ts';
import type { Connection } from './open.ts';
import type { SignedStory } from './signed.ts';

/**
 * Which story refers to which notice of the library: derived from the documents, and kept up by every save.
 * Prepared when first used: a library that is only read may be older than this table.
 */
export function noticedTable(connection: Connection) {
  const of = once(() =>
    connection
      .prepare<[string], string>('SELECT notice_id FROM noticed WHERE story_id = ? ORDER BY notice_id')
      .pluck(),
  );
  const clear = once(() => connection.prepare('DELETE FROM noticed WHERE story_id = ?'));
  const add = once(() => connection.prepare('INSERT INTO noticed (notice_id, story_id) VALUES (?, ?)'));
  const isThere = once(
    () => connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'noticed'").get() !== undefined,
  );
  const count = once(() =>
    connection
      .prepare<[string], number>(
        'SELECT count(*) FROM noticed JOIN story ON id = story_id WHERE notice_id = ? AND trashed_at IS NULL',
      )
      .pluck(),
  );
  const stories = once(() =>
    connection.prepare<[string, number], SignedStory>(
      `SELECT id, revision, headline, slug, status, language, direction, saved_at AS savedAt
      FROM noticed JOIN story ON id = story_id WHERE notice_id = ? AND trashed_at IS NULL
      ORDER BY status = 'exported', change DESC LIMIT ?`,
    ),
  );
  return {
    /** `notices` sorted, each once. Almost every save finds them as they are. */
    set(storyId: string, notices: readonly string[]): void {
      if (of().all(storyId).join('\n') === notices.join('\n')) return;
      clear().run(storyId);
      for (const notice of notices) add().run(notice, storyId);
    },
    /** How many stories outside the trash refer to this notice. */
    count: (noticeId: string): number => (isThere() ? (count().get(noticeId) ?? 0) : 0),
    /** Those stories, open ones first, then the last saved first. */
    stories: (noticeId: string, limit: number): readonly SignedStory[] =>
      isThere() ? stories().all(noticeId, limit) : [],
  };
}
