import type { StoryRow } from '../../../shared/story/story.ts';
import type { Connection } from './open.ts';

/** What the directory shows of a story that carries a byline. */
export type SignedStory = Pick<
  StoryRow,
  'id' | 'revision' | 'headline' | 'slug' | 'status' | 'language' | 'direction' | 'savedAt'
>;

/** Who signs which story, by the directory's ids: derived from the documents, and kept up by every save. */
export function signedTable(connection: Connection) {
  const of = connection
    .prepare<[string], string>('SELECT contributor_id FROM signed WHERE story_id = ? ORDER BY contributor_id')
    .pluck();
  const clear = connection.prepare('DELETE FROM signed WHERE story_id = ?');
  const add = connection.prepare('INSERT INTO signed (contributor_id, story_id) VALUES (?, ?)');
  const count = connection
    .prepare<[string], number>(
      'SELECT count(*) FROM signed JOIN story ON id = story_id WHERE contributor_id = ? AND trashed_at IS NULL',
    )
    .pluck();
  const stories = connection.prepare<[string, number], SignedStory>(
    `SELECT id, revision, headline, slug, status, language, direction, saved_at AS savedAt
    FROM signed JOIN story ON id = story_id WHERE contributor_id = ? AND trashed_at IS NULL
    ORDER BY status = 'draft' DESC, change DESC LIMIT ?`,
  );
  return {
    /** `signers` sorted, each once. Almost every save finds them as they are. */
    set(storyId: string, signers: readonly string[]): void {
      if (of.all(storyId).join('\n') === signers.join('\n')) return;
      clear.run(storyId);
      for (const signer of signers) add.run(signer, storyId);
    },
    /** How many stories outside the trash carry this byline. */
    count: (contributorId: string): number => count.get(contributorId) ?? 0,
    /** Those stories, drafts first, then the last saved first. */
    stories: (contributorId: string, limit: number): readonly SignedStory[] =>
      stories.all(contributorId, limit),
  };
}
