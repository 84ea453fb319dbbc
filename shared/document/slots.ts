import type { NodeType } from '@tiptap/pm/model';

/** One place of a content expression: what may stand there and how often. */
export interface Slot {
  readonly types: readonly NodeType[];
  readonly least: 0 | 1;
  readonly most: number;
}

const cache = new WeakMap<NodeType, readonly Slot[]>();

/**
 * A content expression taken apart. Elements use a small part of ProseMirror's grammar: names and groups,
 * `(a | b)`, and `? * +` behind them.
 */
export function slotsOf(type: NodeType): readonly Slot[] {
  const cached = cache.get(type);
  if (cached !== undefined) return cached;
  const slots: Slot[] = [];
  for (const [, inner = '', single = '', quantity = ''] of (type.spec.content ?? '').matchAll(
    /(?:\(([^)]*)\)|([\w]+))([?*+]?)/g,
  )) {
    const names = inner === '' ? [single] : inner.split('|').map((name) => name.trim());
    slots.push({
      types: names.flatMap((name) => typesNamed(type, name)),
      least: quantity === '' || quantity === '+' ? 1 : 0,
      most: quantity === '' || quantity === '?' ? 1 : Number.POSITIVE_INFINITY,
    });
  }
  cache.set(type, slots);
  return slots;
}

function typesNamed(type: NodeType, name: string): readonly NodeType[] {
  const { nodes } = type.schema;
  const exact = Object.hasOwn(nodes, name) || name in nodes ? nodes[name] : undefined;
  if (exact !== undefined) return [exact];
  return Object.values(nodes).filter((one) => (one.spec.group ?? '').split(' ').includes(name));
}
