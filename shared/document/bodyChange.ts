import { sameJson } from '../story/sameJson.ts';
import type { NodeJson } from './json.ts';
import { childOf } from './nodeJson.ts';

/** What a document differs in from one that the other side has, so that a long one does not travel whole for a word. */
export interface BodyChange {
  /** The document with an empty body: its other fields are short. */
  readonly around: NodeJson;
  /** How many blocks the body had: one with another number is not what this was made from. */
  readonly of: number;
  /** How many of them stay at the start and at the end. */
  readonly before: number;
  readonly after: number;
  /** What stands between them now. */
  readonly blocks: readonly NodeJson[];
}

/** Shorter bodies are as quickly sent whole, and a whole text needs nothing of what is there. */
const longBody = 500;

/** What makes `next` of `base`; null when that is nothing to gain by. */
export function bodyChange(base: NodeJson, next: NodeJson): BodyChange | null {
  const old = bodyOf(base)?.content ?? [];
  const body = bodyOf(next);
  const blocks = body?.content ?? [];
  if (body === undefined || Math.min(old.length, blocks.length) < longBody) return null;
  const shorter = Math.min(old.length, blocks.length);
  let before = 0;
  // A block that nobody touched is the same object from save to save.
  while (before < shorter && sameJson(old[before], blocks[before])) before += 1;
  let after = 0;
  while (after < shorter - before && sameJson(old.at(-1 - after), blocks.at(-1 - after))) after += 1;
  const changed = blocks.slice(before, blocks.length - after);
  if (changed.length > blocks.length / 2) return null;
  return { around: withBody(next, body, []), of: old.length, before, after, blocks: changed };
}

/** The document that a change makes of `base`; null when it was made from another one. */
export function withBodyChange(
  base: NodeJson,
  { around, of, before, after, blocks }: BodyChange,
): NodeJson | null {
  const old = bodyOf(base)?.content ?? [];
  const body = bodyOf(around);
  if (body === undefined || old.length !== of || before + after > of) return null;
  return withBody(around, body, [...old.slice(0, before), ...blocks, ...old.slice(of - after)]);
}

function bodyOf(document: NodeJson): NodeJson | undefined {
  return childOf(document, 'body');
}

function withBody(document: NodeJson, body: NodeJson, blocks: readonly NodeJson[]): NodeJson {
  const content = document.content?.map((field) => (field === body ? { ...body, content: blocks } : field));
  return { ...document, ...(content === undefined ? {} : { content }) };
}
