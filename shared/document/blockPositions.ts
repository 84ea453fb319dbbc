import type { Node } from '@tiptap/pm/model';

/**
 * Where each block of the written article stands in the document: entry `i` is the position before the
 * `i`-th block. The body's children count one by one, other fields as one each and carry `data-block="i"`.
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
