import type { Fragment, Mark, Node, Slice } from '@tiptap/pm/model';
import { escapeMarkup } from '../../../shared/document/escape.ts';
import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import { opaqueMarks, opaqueNodes } from '../../../shared/document/opaque.ts';
import { createHtmlWriter } from '../../../shared/document/renderHtml.ts';
import { serializeNode } from '../../../shared/document/schema.ts';
import { extraAttribute } from '../../../shared/document/storySchema.ts';
import { type CarriedSlice, sliceAttribute, sliceType } from './carriedSlice.ts';

/**
 * Puts a slice on the clipboard three ways: for Stet, for word processors and pages, and as plain text.
 * What a newer Stet wrote has no markup of its own; it rides on the markup, should only that arrive.
 */
export function writeSlice(
  data: Pick<DataTransfer, 'setData'>,
  slice: Slice,
  language: string,
  direction: 'ltr' | 'rtl',
): void {
  const content = jsonOf(slice.content);
  const carried: CarriedSlice = {
    version: 1,
    openStart: slice.openStart,
    openEnd: slice.openEnd,
    content: content.map(({ wrapped }) => wrapped),
  };
  const json = JSON.stringify(carried);
  data.setData(sliceType, json);
  const meta = { publishedAt: null, updatedAt: null, isUpdated: false, place: '', section: '', tags: [] };
  const writer = createHtmlWriter({ language, direction, meta, mediaUrl: () => null });
  const isInline = slice.content.firstChild?.isInline === true;
  const plain = content.map(({ node }) => node);
  const html = isInline ? writer.inline({ type: 'paragraph', content: plain }) : writer.blocks(plain);
  const tag = isInline ? 'span' : 'div';
  data.setData(
    'text/html',
    holdsNewer(slice.content) ? `<${tag} ${sliceAttribute}="${escapeMarkup(json)}">${html}</${tag}>` : html,
  );
  data.setData('text/plain', slice.content.textBetween(0, slice.content.size, '\n\n', leafText));
}

const leafText = (leaf: Node): string => (leaf.type.name === 'hardBreak' ? '\n' : '');

interface Written {
  readonly node: NodeJson;
  /** The same, but an opaque part in its wrapper, which says whether it stood in a line or between blocks. */
  readonly wrapped: NodeJson;
}

function jsonOf(fragment: Fragment): readonly Written[] {
  const nodes: Written[] = [];
  fragment.forEach((node) => {
    const json = serializeNode(node);
    if (json === null) return;
    // Attributes of a node of the document hold JSON values.
    const attrs = node.attrs as Readonly<Record<string, JsonValue>>;
    nodes.push({
      node: json,
      wrapped: opaqueNodes.has(node.type.name) ? { type: node.type.name, attrs } : json,
    });
  });
  return nodes;
}

/** Whether there is anything in it that only a newer Stet understands. */
function holdsNewer(content: Fragment): boolean {
  const isNewer = ({ type, attrs }: Node | Mark): boolean =>
    opaqueNodes.has(type.name) || opaqueMarks.has(type.name) || (attrs[extraAttribute] ?? null) !== null;
  let holds = false;
  content.descendants((node) => {
    holds ||= isNewer(node) || node.marks.some(isNewer);
    return !holds;
  });
  return holds;
}
