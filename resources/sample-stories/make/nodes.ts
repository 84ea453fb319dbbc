import type { JsonValue, MarkJson, NodeJson } from '../../../shared/document/json.ts';

/** Short names for writing a story down as the JSON of its document. */

export type Inline = string | NodeJson;
type Attributes = Readonly<Record<string, JsonValue>>;

export function node(type: string, content: readonly NodeJson[] = [], attrs?: Attributes): NodeJson {
  return { type, ...(attrs === undefined ? {} : { attrs }), ...(content.length === 0 ? {} : { content }) };
}

/** A node whose content is running text. */
export function line(type: string, parts: readonly Inline[], attrs?: Attributes): NodeJson {
  const content = parts
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
  return node(type, content, attrs);
}

export const paragraph = (...parts: readonly Inline[]): NodeJson => line('paragraph', parts);
export const subheading = (level: 2 | 3, ...parts: readonly Inline[]): NodeJson =>
  line('subheading', parts, { level });
export const item = (text: NodeJson | string, ...lists: readonly NodeJson[]): NodeJson =>
  node('listItem', [typeof text === 'string' ? paragraph(text) : text, ...lists]);
export const bullets = (...items: readonly NodeJson[]): NodeJson => node('bulletList', items);
export const numbers = (...items: readonly NodeJson[]): NodeJson => node('orderedList', items, { start: 1 });

function marked(text: string, type: string, attrs?: Attributes): NodeJson {
  const mark: MarkJson = attrs === undefined ? { type } : { type, attrs };
  return { type: 'text', text, marks: [mark] };
}
export const bold = (text: string): NodeJson => marked(text, 'bold');
export const italic = (text: string): NodeJson => marked(text, 'italic');
export const raised = (text: string): NodeJson => marked(text, 'superscript');
export const lowered = (text: string): NodeJson => marked(text, 'subscript');
export const link = (text: string, href: string, title = ''): NodeJson =>
  marked(text, 'link', { href, title, rel: '' });
export const foreign = (text: string, lang: string): NodeJson =>
  marked(text, 'language', { lang, dir: 'ltr' });
/** A foreign phrase in a text of the same script, which custom sets in italics. */
export const foreignPhrase = (text: string, lang: string): NodeJson => ({
  ...foreign(text, lang),
  marks: [{ type: 'language', attrs: { lang, dir: 'ltr' } }, { type: 'italic' }],
});
export const hardBreak: NodeJson = { type: 'hardBreak' };
