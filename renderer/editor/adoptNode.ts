import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model';

/**
 * The same document in another instance of the same schema. The editor's schema is built by TipTap, the one
 * that reads stored JSON by Stet; names, attributes and content are equal, the objects are not.
 */
export function adoptNode(node: Node, schema: Schema): Node {
  if (node.type.schema === schema) return node;
  const marks = node.marks.length === 0 ? [] : adoptMarks(node.marks, schema);
  if (node.isText) return schema.text(node.text ?? '', marks);
  const type = schema.nodes[node.type.name];
  if (type === undefined) throw new Error(`The editor has no node called ${node.type.name}.`);
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(adoptNode(child, schema));
  });
  return type.create(node.attrs, Fragment.fromArray(children), marks);
}

function adoptMarks(marks: readonly Mark[], schema: Schema): Mark[] {
  return marks.flatMap((mark) => schema.marks[mark.type.name]?.create(mark.attrs) ?? []);
}
