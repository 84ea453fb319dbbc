import type { JsonValue, MarkJson, NodeJson } from '../../shared/document/json.ts';

/** Blocks as text a person can check at a glance: one line a block, children further in, marks as tags. */
const tags: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  superscript: 'sup',
  subscript: 'sub',
};

function opening(mark: MarkJson): string {
  if (mark.type === 'link')
    return `<a ${String(mark.attrs?.['href'])}${mark.attrs?.['rel'] === '' ? '' : ` ${String(mark.attrs?.['rel'])}`}>`;
  if (mark.type === 'language') return `<${String(mark.attrs?.['lang'])}>`;
  return `<${tags[mark.type] ?? mark.type}>`;
}

function closing(mark: MarkJson): string {
  return mark.type === 'link'
    ? '</a>'
    : mark.type === 'language'
      ? '</>'
      : `</${tags[mark.type] ?? mark.type}>`;
}

function inline(node: NodeJson): string {
  if (node.type === 'hardBreak') return ' ⏎ ';
  const text = (node.text ?? `{${node.type}}`).replaceAll('\u00a0', '␣');
  const marks = node.marks ?? [];
  return marks.map(opening).join('') + text + [...marks].reverse().map(closing).join('');
}

const isPlain = (value: JsonValue): boolean => value === null || value === '' || value === 1;

export function outline(nodes: readonly NodeJson[], indent = ''): string {
  return nodes
    .map((node) => {
      const attrs = Object.entries(node.attrs ?? {})
        .filter(([, value]) => !isPlain(value))
        .map(([name, value]) => ` ${name}=${String(value)}`)
        .join('');
      const content = node.content ?? [];
      const isLine = content.some((child) => child.type === 'text' || child.type === 'hardBreak');
      const head = `${indent}${node.type}${attrs}`;
      if (isLine) return `${head} | ${content.map(inline).join('')}\n`;
      return `${head}\n${outline(content, `${indent}  `)}`;
    })
    .join('');
}
