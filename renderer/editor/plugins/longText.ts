import type { EditorState } from '@tiptap/pm/state';

/**
 * From this many blocks on, the browser lays out only those near the screen (`content-visibility`). Below it
 * a text is laid out whole faster than it is left out.
 */
const manyBlocks = 120;

export function isLongText(state: EditorState): boolean {
  const { doc } = state;
  for (let index = doc.childCount - 1; index >= 0; index -= 1) {
    const field = doc.child(index);
    if (field.type.name === 'body') return field.childCount >= manyBlocks;
  }
  return false;
}
