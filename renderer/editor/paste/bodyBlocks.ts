import { Fragment, type Node, Slice } from '@tiptap/pm/model';

/**
 * What was copied over several fields, as blocks a body can hold: a headline or a point of the summary is a
 * paragraph there, the lead its picture. ProseMirror alone would leave out what does not fit.
 */
export function bodyBlocks(slice: Slice): Slice {
  const first = slice.content.firstChild;
  const schema = first?.type.schema;
  const { body, paragraph } = schema?.nodes ?? {};
  if (slice.content.childCount < 2 || !body || !paragraph) return slice;
  const takes = (node: Node): boolean => body.contentMatch.matchType(node.type) !== null;
  const blocks: Node[] = [];
  let hasFields = false;
  const add = (node: Node): void => {
    if (takes(node)) {
      blocks.push(node);
      return;
    }
    hasFields = true;
    if (node.isTextblock) {
      if (node.content.size > 0) blocks.push(paragraph.createChecked(null, node.content));
    } else node.forEach(add);
  };
  slice.content.forEach((node) => {
    if (node.isInline) blocks.push(node);
    else add(node);
  });
  return hasFields ? new Slice(Fragment.fromArray(blocks), 0, 0) : slice;
}
