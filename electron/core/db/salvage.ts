import { dirname } from 'node:path';
import type { VersionReason } from '../../../shared/story/story.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { storyHash } from '../storyHash.ts';
import { infoColumns, type MediumRecord } from './media.ts';
import type { Connection } from './open.ts';
import { openCopy } from './openCopy.ts';
import { type Keepable, unpackVersion } from './versions.ts';

/** A story's text out of a damaged library, with what was still known of it. */
export interface SalvagedStory {
  readonly id: string;
  readonly document: string;
  readonly meta: string;
  /** Null when only the text could be read; else the text fits its hash. */
  readonly known: KnownOfStory | null;
}
/** A story that was seen, and whose text is lost. */
export interface LostStory {
  readonly id: string;
  readonly document: null;
}

export interface KnownOfStory {
  readonly hash: string;
  readonly revision: number;
  readonly schemaVersion: number;
  readonly createdAt: string;
  readonly savedAt: string;
  readonly trashedAt: string | null;
}

/** A version out of a damaged library; document and meta fit its hash. */
export interface SalvagedVersion extends Keepable {
  readonly storyId: string;
  readonly at: string;
  readonly reason: VersionReason;
  readonly label: string;
}

/** An entry of the directory; `value` is JSON. */
export interface SalvagedContributor {
  readonly value: string;
  readonly revision: number;
  readonly removedAt: string | null;
}

/** A reusable notice; `value` is JSON. */
export interface SalvagedNotice extends SalvagedContributor {
  readonly changedAt: string;
}

/** Each reads as far as it can. */
export interface Salvage {
  stories(): Generator<SalvagedStory | LostStory>;
  /** Null stands for one that was seen and is lost. */
  versions(): Generator<SalvagedVersion | null>;
  media(): Generator<MediumRecord>;
  contributors(): Generator<SalvagedContributor>;
  notices(): Generator<SalvagedNotice>;
  /** Values are JSON. */
  settings(): readonly { readonly key: string; readonly value: string }[];
  close(): void;
}

/**
 * Reads what can be read of a damaged library. Works on a copy, since even reading a WAL database writes
 * beside it, and the damaged file is to stay as it was found. Rows are asked for one by one: a damaged page
 * then costs its own rows and no others. Null when the file is no database any more.
 */
export function openSalvage(damaged: string, key: LibraryKey | null): Salvage | null {
  const copy = attempt(() => openCopy(damaged, dirname(damaged), key));
  if (copy === null) return null;
  const { connection, remove } = copy;
  return {
    stories: () => readStories(connection),
    versions: () => readVersions(connection),
    media: () => readMedia(connection),
    contributors: () =>
      rows(
        connection,
        hasColumn(connection, 'contributor', 'removed_at')
          ? 'value, revision, removed_at AS removedAt'
          : 'value, 1 AS revision, NULL AS removedAt',
        'contributor',
      ),
    notices: () =>
      rows(connection, 'value, revision, changed_at AS changedAt, removed_at AS removedAt', 'notice'),
    settings: () =>
      attempt(() =>
        connection.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting').all(),
      ) ?? [],
    close: remove,
  };
}

/** Facts that cannot be read are those the row itself shows. */
function* readMedia(connection: Connection): Generator<MediumRecord> {
  const found = rows<Omit<MediumRecord, 'facts' | 'embedded'>>(
    connection,
    hasColumn(connection, 'medium', 'removed_at')
      ? `${infoColumns}, added_at AS addedAt, revision, removed_at AS removedAt`
      : `${infoColumns}, added_at AS addedAt, 1 AS revision, NULL AS removedAt`,
    'medium',
  );
  const described = attempt(() =>
    connection.prepare<[string], Pick<MediumRecord, 'facts' | 'embedded'>>(
      'SELECT facts, embedded FROM medium_facts WHERE source = ?',
    ),
  );
  for (const medium of found) {
    const { caption, credit, alt } = medium;
    const shown = { facts: JSON.stringify({ caption, credit, altText: alt }), embedded: null };
    yield { ...medium, ...(attempt(() => described?.get(medium.source)) ?? shown) };
  }
}

function* readVersions(connection: Connection): Generator<SalvagedVersion | null> {
  const content = attempt(() =>
    connection.prepare<[string], Buffer>('SELECT content FROM kept WHERE hash = ?').pluck(),
  );
  const found = rows<Omit<SalvagedVersion, 'document' | 'meta'>>(
    connection,
    'story_id AS storyId, at, reason, label, headline, words, status, schema_version AS schemaVersion, hash',
    'version',
  );
  for (const version of found) {
    const kept = attempt(() => unpackVersion(content?.get(version.hash) ?? Buffer.alloc(0)));
    const isSound = kept !== null && storyHash(kept.document, kept.meta) === version.hash;
    yield isSound ? { ...version, ...kept } : null;
  }
}

function* readStories(connection: Connection): Generator<SalvagedStory | LostStory> {
  const stories = rows<KnownOfStory & { id: string }>(
    connection,
    `id, hash, revision, schema_version AS schemaVersion, created_at AS createdAt, saved_at AS savedAt,
      trashed_at AS trashedAt`,
    'story',
  );
  const known = new Map<string, KnownOfStory>();
  for (const story of stories) known.set(story.id, story);
  const contents = rows<{ id: string; document: string; meta: string }>(
    connection,
    'story_id AS id, document, meta',
    'content',
  );
  for (const { id, document, meta } of contents) {
    const story = known.get(id);
    known.delete(id);
    const isSound =
      story === undefined ? isJson(document) && isJson(meta) : storyHash(document, meta) === story.hash;
    yield isSound ? { id, document, meta, known: story ?? null } : { id, document: null };
  }
  for (const id of known.keys()) yield { id, document: null };
}

function* rows<Row>(connection: Connection, columns: string, table: string): Generator<Row> {
  const read = attempt(() =>
    connection.prepare<[number], Row>(`SELECT ${columns} FROM ${table} WHERE rowid = ?`),
  );
  const last = attempt(() => connection.prepare<[], number>(`SELECT max(rowid) FROM ${table}`).pluck().get());
  for (let rowid = 1; rowid <= (last ?? 0); rowid += 1) {
    const row = attempt(() => read?.get(rowid));
    if (row != null) yield row;
  }
}

function hasColumn(connection: Connection, table: string, column: string): boolean {
  return attempt(() => connection.prepare(`SELECT ${column} FROM ${table} LIMIT 0`)) !== null;
}

/** Null where the damage lies. */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isJson(text: string): boolean {
  return attempt(() => JSON.parse(text) !== undefined) === true;
}
