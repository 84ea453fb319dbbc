import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';

/** Blocks whose text would otherwise run together get a line each; a story deeper than this is no story. */
const deepest = 100;
/** Attributes that hold words a reader sees; the rest are addresses, sizes and choices. */
const worded = new Set(['name', 'role', 'provider']);

/**
 * The text of a stored document for the index, without building the document: what stands in the headline,
 * and everything else in order. What a newer Stet wrote is text all the same.
 */
export function documentText(document: NodeJson): { readonly headline: string; readonly body: string } {
  const parts = document.content ?? [];
  return {
    headline: parts
      .filter(({ type }) => type === 'headline')
      .map((node) => textOf(node))
      .join('\n'),
    body: parts
      .filter(({ type }) => type !== 'headline')
      .map((node) => textOf(node))
      .join('\n'),
  };
}

function textOf(node: NodeJson, depth = 0): string {
  if (node.text !== undefined) return node.text;
  if (depth > deepest) return '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'unknownBlock' || node.type === 'unknownInline')
    return foreignText(node.attrs?.json, depth);
  const words = Object.entries(node.attrs ?? {}).flatMap(([key, value]) =>
    worded.has(key) && typeof value === 'string' ? [value] : [],
  );
  const content = node.content ?? [];
  const isTextBlock = content.some(({ text }) => text !== undefined);
  return [...words, content.map((child) => textOf(child, depth + 1)).join(isTextBlock ? '' : '\n')]
    .filter(Boolean)
    .join('\n');
}

function foreignText(value: JsonValue | undefined, depth: number): string {
  if (typeof value !== 'object' || value === null || depth > deepest) return '';
  if (Array.isArray(value)) return value.map((item: JsonValue) => foreignText(item, depth + 1)).join(' ');
  return Object.entries(value)
    .map(([key, item]) => (key === 'text' && typeof item === 'string' ? item : foreignText(item, depth + 1)))
    .filter(Boolean)
    .join(' ');
}
