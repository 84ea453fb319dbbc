import type { NodeJson } from '../../shared/document/json.ts';
import { sameJson } from '../../shared/story/sameJson.ts';
import type { StoryMeta } from '../../shared/story/story.ts';

/** The parts of a story a person changes. */
export interface StoryText {
  readonly document: NodeJson;
  readonly meta: StoryMeta;
}

/**
 * Joins two changes to one story when they do not touch the same thing: the text counts as one thing, each
 * fact as one. Null when a person has to choose.
 */
export function mergeStory(base: StoryText, mine: StoryText, theirs: StoryText): StoryText | null {
  const document = pick(base.document, mine.document, theirs.document);
  if (document === null) return null;
  const meta: Record<string, unknown> = {};
  for (const key of new Set([
    ...Object.keys(base.meta),
    ...Object.keys(mine.meta),
    ...Object.keys(theirs.meta),
  ])) {
    const value = pick({ of: base.meta[key] }, { of: mine.meta[key] }, { of: theirs.meta[key] });
    if (value === null) return null;
    if (value.of !== undefined) meta[key] = value.of;
  }
  // Every key is taken whole from one of two valid metas.
  return { document, meta: meta as StoryMeta };
}

function pick<Value>(base: Value, mine: Value, theirs: Value): Value | null {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return mine;
  return sameJson(base, mine) ? theirs : null;
}
