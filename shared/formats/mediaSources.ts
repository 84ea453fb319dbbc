import type { JsonValue, NodeJson } from '../document/json.ts';
import { isMediaSource } from '../document/safeUrl.ts';

export interface UsedMedia {
  readonly source: string;
  /** CSS pixels, as the element that shows it says; null when it does not. */
  readonly width: number | null;
  readonly height: number | null;
}

/** The local media a document uses, each once, in the order of the text; also inside what a newer Stet wrote. */
export function mediaSources(document: NodeJson): readonly UsedMedia[] {
  const found = new Map<string, UsedMedia>();
  const look = (
    value: JsonValue | NodeJson | undefined,
    attrs: Readonly<Record<string, JsonValue>>,
  ): void => {
    if (typeof value === 'string') {
      if (isMediaSource(value) && !found.has(value)) {
        found.set(value, { source: value, width: pixels(attrs.width), height: pixels(attrs.height) });
      }
    } else if (Array.isArray(value)) {
      for (const item of value) look(item, attrs);
    } else if (typeof value === 'object' && value !== null) {
      const own = isRecord(value) ? value : attrs;
      // What a node is comes before what is in it, however its members are ordered.
      if ('attrs' in own) look(own.attrs, own);
      for (const [name, item] of Object.entries(value)) if (name !== 'attrs') look(item, own);
    }
  };
  look(document, {});
  return [...found.values()];
}

function isRecord(value: object): value is Readonly<Record<string, JsonValue>> {
  return !Array.isArray(value);
}

function pixels(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}
