import type { JsonValue, NodeJson } from './json.ts';

/** Reading a document's JSON without casts: wrong types come back as the plain absence they amount to. */
export function attribute(node: NodeJson, name: string): JsonValue {
  return node.attrs?.[name] ?? null;
}

export function stringAttribute(node: NodeJson, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}

export function numberAttribute(node: NodeJson, name: string): number | null {
  const value = node.attrs?.[name];
  return typeof value === 'number' ? value : null;
}

export function childOf(node: NodeJson, type: string): NodeJson | undefined {
  const content = node.content;
  if (content === undefined) return undefined;
  for (const child of content) if (child.type === type) return child;
  return undefined;
}

export function childrenOf(node: NodeJson, type: string): readonly NodeJson[] {
  return node.content?.filter((child) => child.type === type) ?? [];
}

/** The text a reader sees below a node; line breaks and the ends of blocks are spaces. */
export function plainText(node: NodeJson | undefined): string {
  if (node === undefined) return '';
  if (node.text !== undefined) return node.text;
  if (node.content === undefined) return node.type === 'hardBreak' ? ' ' : '';
  let text = '';
  for (const child of node.content) {
    const piece = plainText(child);
    if (text !== '' && child.text === undefined && child.type !== 'hardBreak' && piece !== '') text += ' ';
    text += piece;
  }
  return text;
}

/** True when a node holds no text but white space. */
export function isBlank(node: NodeJson | undefined): boolean {
  return plainText(node).trim() === '';
}

/** A text block with content, or without the key when there is none (as ProseMirror writes it). */
export function textNode(type: string, content: readonly NodeJson[], attrs?: NodeJson['attrs']): NodeJson {
  return {
    type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content.length === 0 ? {} : { content }),
  };
}
