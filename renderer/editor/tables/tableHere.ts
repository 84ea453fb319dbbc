import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type Selection } from '@tiptap/pm/state';

export interface TableHere {
  readonly table: Node;
  readonly at: number;
  /** Its caption, be it empty, or null for a table without one. */
  readonly caption: Node | null;
  /** From where to where it reaches, caption included. */
  readonly from: number;
  readonly to: number;
}

/** The table a selection stands in or selects, its caption included; null elsewhere. */
export function tableHere(selection: Selection): TableHere | null {
  const { $from } = selection;
  if (selection instanceof NodeSelection) {
    const parent = $from.parent.type.name === 'captionedTable' ? $from.parent : selection.node;
    const found = tableIn(parent, parent === selection.node ? selection.from : $from.before());
    if (found !== null) return found;
  }
  for (let depth = 1; depth <= $from.depth; depth += 1) {
    const found = tableIn($from.node(depth), $from.before(depth));
    if (found !== null) return found;
  }
  return null;
}

function tableIn(node: Node, position: number): TableHere | null {
  const from = position;
  const to = position + node.nodeSize;
  if (node.type.name === 'table') return { table: node, at: position, caption: null, from, to };
  const { firstChild: caption, lastChild: table } = node;
  if (node.type.name !== 'captionedTable' || caption === null || table === null) return null;
  return { table, at: position + 1 + caption.nodeSize, caption, from, to };
}
