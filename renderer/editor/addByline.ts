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
    const { id, ...facts } = contributor;
    dispatch?.(state.tr.insert(end, type.create({ ...facts, contributorId: id })));
    return true;
  };
}
