import { dirname } from 'node:path';
import { storyHash } from '../canonicalJson.ts';
import type { Connection } from './open.ts';
import { openCopy } from './openCopy.ts';

/** A story's text out of a damaged library, with what was still known of it. */
export interface Salvaged {
  readonly id: string;
  readonly document: string;
  readonly meta: string;
  /** Null when only the text could be read. */
  readonly createdAt: string | null;
  readonly trashedAt: string | null;
}

interface Known {
  readonly hash: string;
  readonly createdAt: string;
  readonly trashedAt: string | null;
}

/**
 * Reads what can be read of a damaged library, story by story; null for one that was seen and is lost. Works
 * on a copy, since even reading a WAL database writes beside it, and the damaged file is to stay as it was
 * found. Rows are asked for one by one: a damaged page then costs its own rows and no others.
 */
export function* salvage(damaged: string): Generator<Salvaged | null> {
  const copy = attempt(() => openCopy(damaged, dirname(damaged)));
  if (copy === null) return;
  try {
    yield* readStories(copy.connection);
  } finally {
    copy.remove();
  }
}

function* readStories(connection: Connection): Generator<Salvaged | null> {
  const stories = rows<Known & { id: string }>(
    connection,
    'id, hash, created_at AS createdAt, trashed_at AS trashedAt',
    'story',
  );
  const known = new Map<string, Known>();
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
    yield isSound
      ? { id, document, meta, createdAt: story?.createdAt ?? null, trashedAt: story?.trashedAt ?? null }
      : null;
  }
  for (const _ of known) yield null;
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
