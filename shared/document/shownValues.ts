import type { AttributeKind } from './attribute.ts';
import type { JsonValue } from './json.ts';

interface Attributed {
  readonly attrs?: Readonly<Record<string, JsonValue>>;
}

/**
 * A node or mark as this version shows it: where a newer one wrote a value this one cannot use, its default
 * stands. The very same object when there is none, which is the rule.
 */
export function shownValues<Item extends Attributed>(
  item: Item,
  kinds: Readonly<Record<string, AttributeKind>>,
): Item {
  const { attrs } = item;
  if (attrs === undefined) return item;
  let shown: Record<string, JsonValue> | undefined;
  for (const name in attrs) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined || attrs[name] === kind.fallback) continue;
    if (kind.schema.safeParse(attrs[name]).success) continue;
    shown ??= { ...attrs };
    shown[name] = kind.fallback;
  }
  return shown === undefined ? item : { ...item, attrs: shown };
}
