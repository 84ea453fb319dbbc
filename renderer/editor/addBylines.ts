import type { Command } from '@tiptap/pm/state';
import type { Signature } from '../../shared/story/signature.ts';

/** Puts bylines at the end of those that are there, in one step. */
export function addBylines(signatures: readonly Signature[]): Command {
  return (state, dispatch) => {
    const type = state.schema.nodes['byline'];
    let end: number | null = null;
    state.doc.forEach((child, offset) => {
      if (child.type.name === 'bylines') end = offset + child.nodeSize - 1;
    });
    if (type === undefined || end === null) return false;
    dispatch?.(
      state.tr.insert(
        end,
        signatures.map((signature) => type.create({ ...signature })),
      ),
    );
    return true;
  };
}
