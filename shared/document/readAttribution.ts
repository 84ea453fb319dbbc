import type { HtmlElement, HtmlReader } from './htmlTree.ts';
import type { NodeJson } from './json.ts';
import { textNode } from './nodeJson.ts';

/** Who a quote's words are. `<cite>` sets all of it in italics, which says nothing. */
export function readAttribution(source: HtmlElement | null, reader: HtmlReader): NodeJson {
  const content = source === null ? [] : reader.inline(source, 'attribution');
  const isAllItalic =
    !reader.own && content.every((node) => node.marks?.some((mark) => mark.type === 'italic') === true);
  if (!isAllItalic) return textNode('attribution', content);
  return textNode(
    'attribution',
    content.map(({ marks, ...node }) => {
      const others = marks?.filter((mark) => mark.type !== 'italic') ?? [];
      return others.length === 0 ? node : { ...node, marks: others };
    }),
  );
}
