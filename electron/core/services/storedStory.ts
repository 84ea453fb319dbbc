import { randomUUID } from 'node:crypto';
import type { Node } from '@tiptap/pm/model';
import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { storedDocument } from '../../../shared/document/newerDocument.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { mediaNamed } from '../../../shared/formats/mediaNamed.ts';
import { canonicalJson } from '../../../shared/story/canonicalJson.ts';
import { derive } from '../../../shared/story/derive.ts';
import { fold } from '../../../shared/story/fold.ts';
import { readFacts, writtenFacts } from '../../../shared/story/keptFacts.ts';
import { noticeElements } from '../../../shared/story/noticeNode.ts';
import { type StoryMeta, schemaVersion } from '../../../shared/story/story.ts';
import type { StoredStory } from '../db/stories.ts';
import { slugKey } from '../search/fold.ts';
import { storyHash } from '../storyHash.ts';

export interface ReadyStory extends StoredStory {
  /** What reading its document put right or left out, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * A story made ready to be written: checked, brought to canonical JSON, and with all that is derived from it.
 * `written` is the schema version it came with: a newer one stays, and with it the document as it is.
 * Throws StetError `invalid` when it is no document of ours; nothing of it is then stored.
 */
export function toStored(
  id: string,
  document: NodeJson,
  meta: StoryMeta,
  written: number = schemaVersion,
): ReadyStory {
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new StetError('invalid', `This is not a story Stet can keep: ${parsed.reason}`);
  const { headline, words } = derive(parsed.document, meta);
  const documentText = canonicalJson(storedDocument(document, parsed, written));
  const metaText = canonicalJson(writtenFacts(meta));
  return {
    id,
    schemaVersion: Math.max(written, schemaVersion),
    document: documentText,
    meta: metaText,
    hash: storyHash(documentText, metaText),
    words,
    problems: parsed.problems,
    signers: signersOf(parsed.document),
    notices: noticesOf(parsed.document),
    media: mediaNamed(documentText),
    facts: {
      headline,
      headlineKey: fold(headline),
      slug: meta.slug,
      slugKey: slugKey(meta.slug),
      status: meta.status,
      section: meta.section,
      assignee: meta.assignee,
      language: meta.language,
      direction: meta.direction,
      isSample: meta.isSample ? 1 : 0,
    },
  };
}

function signersOf(document: Node): readonly string[] {
  const ids = new Set<string>();
  document.forEach((field) => {
    if (field.type.name !== 'bylines') return;
    field.forEach(({ attrs }) => ids.add(String(attrs['contributorId'] ?? '')));
  });
  ids.delete('');
  return [...ids].sort();
}

function noticesOf(document: Node): readonly string[] {
  const ids = new Set<string>();
  document.descendants(({ type, attrs }) => {
    if (noticeElements.has(type.name)) ids.add(String(attrs['noticeId'] ?? ''));
    return !type.inlineContent;
  });
  ids.delete('');
  return [...ids].sort();
}

/**
 * A text that was stored once, made ready to be stored again exactly as it is; only what is derived from it is
 * made anew. Null when it is no story this Stet can read.
 */
export function storedAgain(
  text: Pick<StoredStory, 'id' | 'document' | 'meta' | 'schemaVersion'>,
): StoredStory | null {
  const { id, document, meta, schemaVersion: written } = text;
  try {
    // It was a story when it was written; `toStored` and the schema look again.
    const read = toStored(id, JSON.parse(document) as NodeJson, readFacts(JSON.parse(meta)), written);
    const hash = storyHash(document, meta);
    return { ...read, document, meta, schemaVersion: written, hash, media: mediaNamed(document) };
  } catch {
    return null;
  }
}

export function newId(): string {
  return randomUUID();
}
