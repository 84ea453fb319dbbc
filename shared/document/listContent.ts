import type { NodeJson } from './json.ts';

const isList = (node: NodeJson): boolean => node.type === 'bulletList' || node.type === 'orderedList';

/**
 * What was read inside a list, as items: a list that stood between the items, as Google Docs and Word write
 * nested ones, goes into the item before it, and other blocks become items of their own.
 */
export function listContent(blocks: readonly NodeJson[]): readonly NodeJson[] {
  const items: NodeJson[] = [];
  for (const block of blocks) {
    const last = items.at(-1);
    if (block.type === 'listItem') items.push(block);
    else if (isList(block) && last !== undefined) {
      items[items.length - 1] = { ...last, content: [...(last.content ?? []), block] };
    } else items.push({ type: 'listItem', content: [block] });
  }
  return items;
}
