import type { NodeJson } from '../../shared/document/json.ts';

/** All text below a node, in order, blocks not set apart. */
export function textOf(node: NodeJson | undefined): string {
  if (node === undefined) return '';
  return node.text ?? (node.content ?? []).map(textOf).join('');
}

/** The text of the document's first node of this type. */
export function fieldText(document: NodeJson, type: string): string {
  return textOf(findNode(document, type));
}

export function findNode(node: NodeJson, type: string): NodeJson | undefined {
  if (node.type === type) return node;
  for (const child of node.content ?? []) {
    const found = findNode(child, type);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every node of this type, in order. */
export function findNodes(node: NodeJson, type: string): readonly NodeJson[] {
  return [
    ...(node.type === type ? [node] : []),
    ...(node.content ?? []).flatMap((child) => findNodes(child, type)),
  ];
}
