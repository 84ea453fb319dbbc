import { canonicalJson, type KeptText } from '../../shared/story/canonicalJson.ts';
import { writtenFacts } from '../../shared/story/keptFacts.ts';
import { sameJson } from '../../shared/story/sameJson.ts';
import type { StoryText } from './mergeStory.ts';

/** SHA-256 of a text, in hex. */
export type Digest = (text: string) => Promise<string>;

/** Whether `hash`, of what the library holds, is that of a text which was sent there. */
export async function isHashOf(text: StoryText, hash: string, digest: Digest): Promise<boolean> {
  if ((await digest(hashedText(text))) === hash) return true;
  const stored = await asStored(text);
  return stored !== null && (await digest(hashedText(stored))) === hash;
}

/** Whether a text that was read from the library is the one that was sent there. */
export async function isSameText(sent: StoryText, read: StoryText): Promise<boolean> {
  if (sameWritten(sent, read)) return true;
  const stored = await asStored(sent);
  return stored !== null && sameWritten(stored, read);
}

function sameWritten(one: StoryText, other: StoryText): boolean {
  return sameJson(one.document, other.document) && sameJson(writtenFacts(one.meta), writtenFacts(other.meta));
}

/** The blocks of a text that is open are the same objects from save to save, until they are changed. */
const kept: KeptText = new WeakMap();

/** What a story's hash is over. */
function hashedText({ document, meta }: StoryText): string {
  return `${canonicalJson(document, kept)}\n${canonicalJson(writtenFacts(meta))}`;
}

/** What reading has to put right in a text is put right before it is stored. Seldom: asked for when it is. */
async function asStored({ document, meta }: StoryText): Promise<StoryText | null> {
  const { parseDocument, serializeDocument } = await import('../../shared/document/schema.ts');
  const parsed = parseDocument(document);
  return parsed.ok ? { document: serializeDocument(parsed.document), meta } : null;
}
