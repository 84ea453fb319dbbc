import type { Node } from '@tiptap/pm/model';
import { blockPositions } from '../../shared/document/blockPositions.ts';

/** A block as the writer counts them, and where it lies in the document. */
export interface BlockPlace {
  readonly node: Node;
  /** Position before it. */
  readonly start: number;
}

export function blockPlace(document: Node, number: number): BlockPlace | null {
  const start = blockPositions(document)[number];
  const node = start === undefined ? null : document.nodeAt(start);
  return start === undefined || node === null ? null : { node, start };
}

/** The number of the block a position stands in, and how far into it, 0 to 1. Null outside the document. */
export function blockAt(
  document: Node,
  position: number,
): { readonly number: number; readonly within: number } | null {
  if (position < 0 || position > document.content.size) return null;
  const at = document.resolve(position);
  let number = at.index(0);
  for (let index = 0; index < at.index(0); index += 1) {
    const child = document.child(index);
    if (child.type.name === 'body') number += child.childCount - 1;
  }
  if (at.depth < 1 || at.node(1).type.name !== 'body') return { number, within: 0 };
  const block = at.depth > 1 ? at.node(2) : null;
  const within = block === null ? 0 : (position - at.before(2)) / block.nodeSize;
  return { number: number + at.index(1), within };
}

export interface TextPlace {
  readonly text: string;
  /** Position at the start of the text. */
  readonly start: number;
  readonly node: Node;
}

/** The text blocks at or below a node, in order, with what a reader sees of each. */
export function textPlaces(node: Node, start: number): readonly TextPlace[] {
  if (node.isTextblock) return [{ text: node.textContent, start: start + 1, node }];
  const places: TextPlace[] = [];
  node.descendants((child, offset) => {
    if (!child.isTextblock) return true;
    places.push({ text: child.textContent, start: start + 1 + offset + 1, node: child });
    return false;
  });
  return places;
}

/** The position `characters` into a text block's text; what is no text (line breaks) counts for nothing. */
export function positionInText(place: TextPlace, characters: number): number {
  let left = characters;
  let position = place.start;
  for (const child of place.node.children) {
    if (child.isText) {
      if (left <= child.nodeSize) return position + left;
      left -= child.nodeSize;
    }
    position += child.nodeSize;
  }
  return position;
}
