import { z } from '../zod.ts';
import { type AttributeKind, hidden } from './attribute.ts';
import type { Attributes } from './element.ts';
import { type HtmlElement, numberOf } from './htmlTree.ts';
import type { JsonValue, NodeJson } from './json.ts';
import { numberAttribute, stringAttribute } from './nodeJson.ts';
import type { HtmlWriter } from './renderHtml.ts';

/** The attributes prosemirror-tables keeps on a cell. HTML allows spans to 1000 and 65534; a story needs fewer. */
export const spanAttributes: Readonly<Record<string, AttributeKind>> = {
  colspan: hidden('Columns', z.int().min(1).max(100), 1),
  rowspan: hidden('Rows', z.int().min(1).max(1000), 1),
  colwidth: hidden('Column widths', z.array(z.int().min(0).max(10_000)).max(100).nullable(), null),
};

/** ` colspan="2"` and the like for a cell in the page, and what `shownTable` says of it. */
export function cellAttributes(node: NodeJson, writer: HtmlWriter): string {
  const colspan = numberAttribute(node, 'colspan') ?? 1;
  const rowspan = numberAttribute(node, 'rowspan') ?? 1;
  return (
    (colspan > 1 ? writer.attribute('colspan', colspan) : '') +
    (rowspan > 1 ? writer.attribute('rowspan', rowspan) : '') +
    (stringAttribute(node, 'shownAs') === 'number' ? ' class="stet-number"' : '') +
    writer.attribute('data-fill', stringAttribute(node, 'shownFill'))
  );
}

export function readSpan(element: HtmlElement): Readonly<Record<string, JsonValue>> {
  const span = (name: string, most: number) => Math.min(most, Math.max(1, numberOf(element, name) ?? 1));
  return { colspan: span('colspan', 100), rowspan: span('rowspan', 1000), colwidth: null };
}

/** The same in the editor's DOM. */
export function spanDom(attributes: Attributes): Readonly<Record<string, string>> {
  const dom: Record<string, string> = {};
  for (const name of ['colspan', 'rowspan']) {
    const value = attributes[name];
    if (typeof value === 'number' && value > 1) dom[name] = String(value);
  }
  const widths = attributes['colwidth'];
  if (Array.isArray(widths)) dom['data-colwidth'] = widths.join(',');
  return dom;
}

/** A cell of one paragraph is written as bare text, any other as its paragraphs. */
export function cellContent(node: NodeJson, writer: HtmlWriter): string {
  const content = node.content;
  return content?.length === 1 ? writer.inline(content[0]) : writer.blocks(content);
}
