import type { Command } from '@tiptap/pm/state';
import type { Contributor } from '../../shared/story/contributor.ts';

/** Puts a contributor at the end of the bylines, as the directory has the entry now. */
export function addByline(contributor: Contributor): Command {
  return (state, dispatch) => {
    const type = state.schema.nodes['byline'];
    let end: number | null = null;
    state.doc.forEach((child, offset) => {
      if (child.type.name === 'bylines') end = offset + child.nodeSize - 1;
    });
    if (type === undefined || end === null) return false;
    // What else the directory notes of an entry is no attribute of a byline, and is left out.
    dispatch?.(state.tr.insert(end, type.create({ ...contributor, contributorId: contributor.id })));
    return true;
  };
}
