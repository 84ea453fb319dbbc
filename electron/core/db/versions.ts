import { gunzipSync, gzipSync } from 'node:zlib';
import { mediaNamed } from '../../../shared/formats/mediaNamed.ts';
import type { VersionReason } from '../../../shared/story/story.ts';
import type { Connection } from './open.ts';

/** A state of a story to keep: document and meta are canonical JSON, `hash` is over both. */
export interface Keepable {
  readonly document: string;
  readonly meta: string;
  readonly hash: string;
  readonly schemaVersion: number;
  readonly headline: string;
  readonly words: number;
  readonly status: string;
}

export interface VersionRecord {
  readonly id: number;
  readonly storyId: string;
  readonly at: string;
  readonly reason: VersionReason;
  readonly label: string;
  readonly headline: string;
  readonly words: number;
  readonly status: string;
  readonly schemaVersion: number;
  readonly hash: string;
}

const columns = `id, story_id AS storyId, at, reason, label, headline, words, status,
  schema_version AS schemaVersion, hash`;

export function versionTable(connection: Connection) {
  const isKept = connection.prepare<[string], number>('SELECT 1 FROM kept WHERE hash = ?').pluck();
  const keep = connection.prepare('INSERT INTO kept (hash, content) VALUES (?, ?)');
  const add = connection.prepare(`INSERT INTO version
      (story_id, at, reason, label, headline, words, status, schema_version, hash)
    VALUES (@storyId, @at, @reason, @label, @headline, @words, @status, @schemaVersion, @hash)`);
  const list = connection.prepare<[string], VersionRecord>(
    `SELECT ${columns} FROM version WHERE story_id = ? ORDER BY id DESC`,
  );
  const last = connection.prepare<[string], VersionRecord>(
    `SELECT ${columns} FROM version WHERE story_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const one = connection.prepare<[string, number], VersionRecord>(
    `SELECT ${columns} FROM version WHERE story_id = ? AND id = ?`,
  );
  const content = connection.prepare<[string], Buffer>('SELECT content FROM kept WHERE hash = ?').pluck();
  const shows = connection.prepare('INSERT OR IGNORE INTO kept_medium (source, hash) VALUES (?, ?)');
  const hashes = connection.prepare<[], string>('SELECT hash FROM kept').pluck();
  const isShown = connection
    .prepare<[string], number>('SELECT 1 FROM kept_medium WHERE source = ? LIMIT 1')
    .pluck();
  const noteMedia = (hash: string, document: string): void => {
    for (const source of mediaNamed(document)) shows.run(source, hash);
  };
  const sweep = connection.prepare('DELETE FROM kept WHERE hash NOT IN (SELECT hash FROM version)');

  return {
    add(storyId: string, state: Keepable, reason: VersionReason, label: string, at: string): VersionRecord {
      if (isKept.get(state.hash) === undefined) {
        keep.run(state.hash, gzipSync(`${state.document}\n${state.meta}`, { level: 1 }));
        noteMedia(state.hash, state.document);
      }
      const { headline, words, status, schemaVersion, hash } = state;
      const row = { storyId, at, reason, label, headline, words, status, schemaVersion, hash };
      return { ...row, id: Number(add.run(row).lastInsertRowid) };
    },
    list: (storyId: string): readonly VersionRecord[] => list.all(storyId),
    last: (storyId: string): VersionRecord | undefined => last.get(storyId),
    one: (storyId: string, id: number): VersionRecord | undefined => one.get(storyId, id),
    /** What a version kept. Throws when the compressed bytes are broken. */
    content(hash: string): { readonly document: string; readonly meta: string } | null {
      const packed = content.get(hash);
      return packed === undefined ? null : unpackVersion(packed);
    },
    /** Whether a version shows the medium, as far as `learnMedia` has looked. */
    isShown: (source: string): boolean => isShown.get(source) !== undefined,
    /** Looks through every kept text for its media: those that an older Stet kept. */
    learnMedia(): void {
      for (const hash of hashes.all()) {
        try {
          noteMedia(hash, unpackVersion(content.get(hash) ?? Buffer.alloc(0)).document);
        } catch (error) {
          // A text whose bytes are broken can show nothing any more.
          if (!(error instanceof Error && 'code' in error && /^Z_/.test(String(error.code)))) throw error;
        }
      }
    },
    /** Lets go of what no version holds any more. */
    sweep: (): void => void sweep.run(),
  };
}

/** Document and meta of what `kept` holds. Throws when the bytes are broken. */
export function unpackVersion(packed: Uint8Array): { readonly document: string; readonly meta: string } {
  const text = gunzipSync(packed).toString('utf8');
  // Canonical JSON holds no bare line end, so the first one parts the two.
  const parting = text.indexOf('\n');
  return { document: text.slice(0, parting), meta: text.slice(parting + 1) };
}
