import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import { elements } from '../../shared/elements/index.ts';

/**
 * Text blocks that stand in a fixed place of their element: a headline, a caption, a box's title. They hold
 * one line, so Enter moves on from them and nothing is joined to them. All others come in rows.
 */
const inRows: ReadonlySet<string> = new Set(['paragraph', 'subheading', 'summaryItem', 'relatedStory']);

/** Blocks whose edges a deletion may cross and join, as in any text. */
const openBlocks: ReadonlySet<string> = new Set([...inRows, 'bulletList', 'orderedList', 'listItem']);

const labels = new Map(elements.map((element) => [element.name, element.label]));
const placeholders = new Map(elements.map((element) => [element.name, element.placeholder ?? element.label]));

export function isSingleLine(node: Node): boolean {
  return node.isTextblock && !inRows.has(node.type.name);
}

export function isOpenBlock(node: Node): boolean {
  return openBlocks.has(node.type.name);
}

export function labelOf(node: Node): string {
  return labels.get(node.type.name) ?? node.type.name;
}

export function placeholderOf(node: Node): string {
  return placeholders.get(node.type.name) ?? '';
}

/** The depth of the nearest ancestor of that type, or -1. */
export function depthOf($pos: ResolvedPos, ...names: readonly string[]): number {
  for (let depth = $pos.depth; depth > 0; depth -= 1)
    if (names.includes($pos.node(depth).type.name)) return depth;
  return -1;
}

/** The depth of the block that stands directly in the body (or the lead, the audio's place), or -1 elsewhere. */
export function blockDepth($pos: ResolvedPos): number {
  if ($pos.depth === 0) return -1;
  const field = $pos.node(1).type.name;
  if (field === 'audio') return 1;
  return (field === 'body' || field === 'lead') && $pos.depth >= 2 ? 2 : -1;
}

/** Where the next text after `position` begins, or the one before it ends; null when there is none. */
export function nearText(document: Node, position: number, direction: 1 | -1): Selection | null {
  return Selection.findFrom(document.resolve(position), direction, true);
}

/** The position of the first node of this name in the document's head, e.g. `headline`; null when absent. */
export function fieldPosition(document: Node, name: string): number | null {
  let found: number | null = null;
  document.forEach((child, offset) => {
    if (found === null && child.type.name === name) found = offset;
  });
  if (found !== null) return found;
  document.descendants((node, position) => {
    if (found === null && node.type.name === name) found = position;
    return found === null && !node.isTextblock;
  });
  return found;
}
