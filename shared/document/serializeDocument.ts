import type { Mark, Node } from '@tiptap/pm/model';
import type { JsonValue, MarkJson, NodeJson } from './json.ts';
import { isBlank } from './nodeJson.ts';
import { isObject } from './opaque.ts';
import { extraAttribute, leftOutOf } from './storySchema.ts';

/** What a newer version wrote on a node this version knows. */
export interface Extra {
  readonly attrs?: Readonly<Record<string, JsonValue>>;
  readonly marks?: readonly MarkJson[];
  readonly keys?: Readonly<Record<string, JsonValue>>;
}

/** `extra` is only ever written by parseDocument; anything else there counts as nothing. */
function extraOf(value: unknown): Extra | null {
  return isObject(value) ? value : null;
}

/** A kept value stands in for the default it was replaced by, and gives way to what a person has chosen since. */
function attributesOf(
  { attrs, type }: Node | Mark,
  extra: Extra | null,
): Record<string, JsonValue> | undefined {
  let written: Record<string, JsonValue> | undefined;
  const leftOut = leftOutOf(type.name);
  for (const name in attrs) {
    if (name === extraAttribute) continue;
    if (leftOut.has(name) && attrs[name] === type.spec.attrs?.[name]?.default) continue;
    written ??= {};
    // Attributes come from parseDocument, a form or a command, all of which hold JSON values.
    written[name] = attrs[name] as JsonValue;
  }
  if (extra?.attrs !== undefined && isObject(extra.attrs)) {
    for (const [name, value] of Object.entries(extra.attrs)) {
      if (name === '__proto__') continue;
      if (Object.hasOwn(attrs, name) && attrs[name] !== type.spec.attrs?.[name]?.default) continue;
      written ??= {};
      written[name] = value;
    }
  }
  return written;
}

function opaqueNode(value: unknown): NodeJson | null {
  // The wrapped JSON is a newer version's own node: this version only carries it.
  return isObject(value) && typeof value['type'] === 'string' ? (value as unknown as NodeJson) : null;
}

function serializeMarks(marks: readonly Mark[]): readonly MarkJson[] | undefined {
  if (marks.length === 0) return undefined;
  const written: MarkJson[] = [];
  const unknown: { readonly index: number; readonly json: MarkJson }[] = [];
  for (const mark of marks) {
    if (mark.type.name === 'unknownMark') {
      const json: unknown = mark.attrs['json'];
      const name = isObject(json) ? json['type'] : null;
      // A link set since takes the place of one that was carried because only a newer version can follow it.
      const isReplaced = marks.some(({ type }) => type.name === name);
      // A mark has a type, as a node does; parseDocument wraps nothing else but the keys of a text.
      if (typeof name === 'string' && !isReplaced)
        unknown.push({ index: Number(mark.attrs['index']), json: json as unknown as MarkJson });
      continue;
    }
    const extra = extraOf(mark.attrs[extraAttribute]);
    const attrs = attributesOf(mark, extra);
    written.push({ ...extra?.keys, type: mark.type.name, ...(attrs === undefined ? {} : { attrs }) });
  }
  unknown.sort((one, other) => one.index - other.index);
  for (const { index, json } of unknown) written.splice(Math.min(index, written.length), 0, json);
  return written.length === 0 ? undefined : written;
}

/** What parseDocument hung on a text by a mark without a type. */
function keysOfText(marks: readonly Mark[]): Readonly<Record<string, JsonValue>> {
  for (const mark of marks) {
    const json: unknown = mark.type.name === 'unknownMark' ? mark.attrs['json'] : null;
    // Only JSON goes in there, see `keyMark`.
    if (isObject(json) && json['type'] === undefined && isObject(json['keys']))
      return json['keys'] as Readonly<Record<string, JsonValue>>;
  }
  return {};
}

/** Two pieces of text may differ only in where an unknown mark stood: written out they are one. */
function isSameStyle({ text: _, ...one }: NodeJson, { text: __, ...other }: NodeJson): boolean {
  return one.marks?.length === other.marks?.length && JSON.stringify(one) === JSON.stringify(other);
}

/** What nodes were written as before. A node never changes; what a step left alone is shared by the next document. */
export type KeptJson = WeakMap<Node, NodeJson>;

function serializeChildren(node: Node, kept?: KeptJson): readonly NodeJson[] | undefined {
  if (node.childCount === 0) return undefined;
  const content: NodeJson[] = [];
  node.forEach((child) => {
    const json = serializeNode(child, kept);
    if (json === null) return;
    const last = content.at(-1);
    if (last?.text !== undefined && json.text !== undefined && isSameStyle(last, json))
      content[content.length - 1] = { ...last, text: last.text + json.text };
    else content.push(json);
  });
  return content.length === 0 ? undefined : content;
}

/** A node as JSON with opaque parts put back as they came; null for an opaque part that holds nothing. */
export function serializeNode(node: Node, kept?: KeptJson): NodeJson | null {
  if (kept === undefined || !node.isBlock) return writeNode(node, kept);
  const known = kept.get(node);
  if (known !== undefined) return known;
  const json = writeNode(node, kept);
  if (json !== null) kept.set(node, json);
  return json;
}

function writeNode(node: Node, kept?: KeptJson): NodeJson | null {
  const name = node.type.name;
  if (node.isText) {
    if (node.marks.length === 0) return { type: 'text', text: node.text ?? '' };
    const marks = serializeMarks(node.marks);
    return {
      ...keysOfText(node.marks),
      type: 'text',
      ...(marks === undefined ? {} : { marks }),
      text: node.text ?? '',
    };
  }
  if (name === 'unknownBlock' || name === 'unknownInline') return opaqueNode(node.attrs['json']);
  const extra = extraOf(node.attrs[extraAttribute]);
  const attrs = attributesOf(node, extra);
  const content = serializeChildren(node, kept);
  const marks = serializeMarks(node.marks) ?? extra?.marks;
  return {
    type: name,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content === undefined ? {} : { content }),
    ...(marks === undefined ? {} : { marks }),
    ...(extra?.keys ?? {}),
  };
}

/**
 * The document as it is stored. Fields a newer version added stand again where they stood; a field that was
 * kept whole because this version could not read it takes the place of the empty one made for the editor. Who
 * writes one document again and again gives the same `kept` each time.
 */
export function serializeDocument(document: Node, kept?: KeptJson): NodeJson {
  const known: NodeJson[] = [];
  const opaque: { readonly index: number; readonly json: NodeJson }[] = [];
  document.forEach((child, _offset, order) => {
    const json = serializeNode(child, kept);
    if (json === null) return;
    if (child.type.name !== 'unknownBlock') known.push(json);
    else
      opaque.push({ index: typeof child.attrs['index'] === 'number' ? child.attrs['index'] : order, json });
  });
  opaque.sort((one, other) => one.index - other.index);
  const replaced = new Set(opaque.map(({ json }) => json.type));
  const content = known.filter((json) => !(replaced.has(json.type) && isBlank(json) && !holdsAtom(json)));
  for (const { index, json } of opaque) content.splice(Math.min(index, content.length), 0, json);
  const extra = extraOf(document.attrs[extraAttribute]);
  const attrs = attributesOf(document, extra);
  return {
    type: document.type.name,
    ...(attrs === undefined ? {} : { attrs }),
    content,
    ...(extra?.keys ?? {}),
  };
}

/** A byline has no text and is still something. */
function holdsAtom(json: NodeJson): boolean {
  return (json.content ?? []).some((child) => child.attrs !== undefined || holdsAtom(child));
}
