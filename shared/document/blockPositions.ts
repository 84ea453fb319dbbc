import type { Node } from '@tiptap/pm/model';

/**
 * Where each block of the written article stands in the document: entry `i` is the position before the node
 * whose markup carries `data-block="i"`. The body's children count one by one, other fields as one each.
 */
export function blockPositions(document: Node): readonly number[] {
  const positions: number[] = [];
  document.forEach((child, offset) => {
    if (child.type.name !== 'body') {
      positions.push(offset);
      return;
    }
    child.forEach((_block, inner) => {
      positions.push(offset + 1 + inner);
    });
  });
  return positions;
}
