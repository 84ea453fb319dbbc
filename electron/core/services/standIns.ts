import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import type { ImportResult } from '../../../shared/formats/format.ts';
import { readFacts } from '../../../shared/story/keptFacts.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Desk } from './desk.ts';
import { findMedia } from './mediaStore.ts';
import { toStored } from './storedStory.ts';

type StandIns = ImportResult['standIns'];

/** Those of media that this library does not have: a page has renditions in their place. */
export function neededStandIns(desk: Desk, standIns: StandIns): StandIns {
  return new Map([...standIns].filter(([source]) => findMedia(desk, source) === null));
}

/**
 * The story with what stands in for media, as far as it came. A rendition is cut already, so nothing more is cut off
 * it, and it has a size of its own.
 */
export function withStandIns(desk: Desk, story: StoredStory, standIns: StandIns): StoredStory {
  const there = [...standIns]
    .map(([source, own]) => [source, own.filter((one) => findMedia(desk, one) !== null)] as const)
    .filter(([, own]) => own.length > 0);
  if (there.length === 0) return story;
  const left = new Map(there.map(([source, own]) => [source, [...own]]));
  const put = (node: NodeJson): NodeJson => {
    const { attrs, content } = node;
    return {
      ...node,
      ...(attrs === undefined ? {} : { attrs: putIn(attrs) }),
      ...(content === undefined ? {} : { content: content.map(put) }),
    };
  };
  const putIn = (attrs: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> => {
    let changed = attrs;
    for (const [name, value] of Object.entries(attrs)) {
      const own = typeof value === 'string' ? left.get(value) : undefined;
      // As often as the page shows it, in its order; the last one stands in for what may follow.
      const standIn = own !== undefined && own.length > 1 ? own.shift() : own?.[0];
      if (standIn === undefined) continue;
      const { crop: _, crops: __, focus: ___, ...rest } = changed;
      changed = { ...rest, [name]: standIn };
      if (name !== 'source' || !('width' in attrs)) continue;
      const { width, height } = desk.library.media.info(standIn) ?? { width: null, height: null };
      changed = { ...changed, width, height };
    }
    return changed;
  };
  // It was stored JSON of ours a moment ago.
  const document = put(JSON.parse(story.document) as NodeJson);
  return toStored(story.id, document, readFacts(JSON.parse(story.meta)), story.schemaVersion);
}
