import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';

/**
 * From this many blocks on, the browser lays out only those near the screen (`content-visibility`). Below it
 * a text is laid out whole faster than it is left out.
 */
const manyBlocks = 120;

/** The story's body and the position before its first block. */
export function bodyOf(document: Node): { readonly node: Node; readonly start: number } | null {
  let end = document.content.size;
  for (let index = document.childCount - 1; index >= 0; index -= 1) {
    const node = document.child(index);
    end -= node.nodeSize;
    if (node.type.name === 'body') return { node, start: end + 1 };
  }
  return null;
}

export function isLongText(state: EditorState): boolean {
  return (bodyOf(state.doc)?.node.childCount ?? 0) >= manyBlocks;
}
