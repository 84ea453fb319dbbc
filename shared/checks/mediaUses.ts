import type { Node } from '@tiptap/pm/model';
import { isMediaSource } from '../document/safeUrl.ts';

/** A file that a node of the story shows. */
export interface MediaUse {
  readonly source: string;
  /** The node's attribute that names it: `source`, `poster`, `portrait` … */
  readonly attribute: string;
  readonly node: Node;
  readonly position: number;
}

/** All local media a story shows, in the order of the text. */
export function mediaUses(document: Node): readonly MediaUse[] {
  const uses: MediaUse[] = [];
  document.descendants((node, position) => {
    for (const [attribute, value] of Object.entries(node.attrs)) {
      if (typeof value === 'string' && isMediaSource(value))
        uses.push({ source: value, attribute, node, position });
    }
    return !node.isTextblock;
  });
  return uses;
}
