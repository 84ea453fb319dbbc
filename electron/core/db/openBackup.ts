import type { StoryRow } from '../../../shared/story/story.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { storyHash } from '../storyHash.ts';
import { type Connection, openConnection } from './open.ts';

/** A story's text out of a backup; it fits its hash. */
export interface BackedUpStory {
  readonly id: string;
  readonly document: string;
  readonly meta: string;
  readonly schemaVersion: number;
  readonly revision: number;
  readonly createdAt: string;
  readonly savedAt: string;
}
export type BackedUpHead = Pick<
  StoryRow,
  'id' | 'headline' | 'slug' | 'words' | 'language' | 'direction' | 'savedAt'
> & { readonly hash: string };

export interface BackedUpMedium {
  readonly name: string;
  readonly facts: string;
}

export interface OpenBackup {
  /** Every story that was not in the trash. */
  heads(): IterableIterator<BackedUpHead>;
  /** Sources of all media the library then had. */
  media(): readonly string[];
  /** What was known of a medium; null when it had none such. `facts` is JSON. */
  medium(source: string): BackedUpMedium | null;
  /** Null when it is not there or was damaged. */
  story(id: string): BackedUpStory | null;
  close(): void;
}

/** Opens a backup to read. Throws SqliteError. */
export function openBackup(path: string, key: LibraryKey | null): OpenBackup {
  const connection = openConnection(path, 'read', key);
  try {
    const heads = connection.prepare<[], BackedUpHead>(
      `SELECT id, headline, slug, words, language, direction, saved_at AS savedAt, hash
      FROM story WHERE trashed_at IS NULL`,
    );
    const story = connection.prepare<[string], BackedUpStory & { readonly hash: string }>(
      `SELECT id, document, meta, hash, revision, schema_version AS schemaVersion, created_at AS createdAt,
        saved_at AS savedAt FROM story JOIN content ON story_id = id WHERE id = ?`,
    );
    const media = connection.prepare<[], string>('SELECT source FROM medium').pluck();
    // Libraries of before had these three facts, beside the file.
    const facts = hasFacts(connection)
      ? 'SELECT name, facts FROM medium JOIN medium_facts USING (source) WHERE source = ?'
      : `SELECT name, json_object('caption', caption, 'credit', credit, 'altText', alt) AS facts
        FROM medium WHERE source = ?`;
    const medium = connection.prepare<[string], BackedUpMedium>(facts);
    return {
      media: () => media.all(),
      medium: (source) => medium.get(source) ?? null,
      heads: () => heads.iterate(),
      story(id) {
        const found = story.get(id);
        if (found === undefined || storyHash(found.document, found.meta) !== found.hash) return null;
        return found;
      },
      close: () => connection.close(),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function hasFacts(connection: Connection): boolean {
  return connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'medium_facts'").get() !== undefined;
}
