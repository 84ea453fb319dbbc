import { Fragment, type Mark, type Node, type NodeType } from '@tiptap/pm/model';
import { cleanText } from './escape.ts';
import { fitContent, fitDocument, fitsAsIs } from './fitContent.ts';
import type { JsonValue } from './json.ts';
import { type Kinds, knownMarks, knownNodes } from './knownTypes.ts';
import { isObject, isShallow, type Json, opaqueMarks, opaqueNodes, unwrapped } from './opaque.ts';
import { schema } from './storySchema.ts';

export interface ParseOptions {
  /** Levels of nesting a document may have. */
  readonly maxDepth?: number;
  /** Nodes, text included. */
  readonly maxNodes?: number;
}

export type Parsed =
  | { readonly ok: true; readonly document: Node; readonly problems: readonly string[] }
  | { readonly ok: false; readonly reason: string };

const nodeKeys = new Set(['type', 'attrs', 'content', 'marks', 'text']);
const maxProblems = 200;

/** Thrown inside this module only, to leave a document that breaks a limit from any depth. */
class TooMuch extends Error {}

class Reading {
  readonly problems: string[] = [];
  readonly maxDepth: number;
  readonly maxNodes: number;
  count = 0;

  constructor(options: ParseOptions) {
    this.maxDepth = options.maxDepth ?? 100;
    this.maxNodes = options.maxNodes ?? 2_000_000;
  }

  problem(text: string): void {
    if (this.problems.length < maxProblems && !this.problems.includes(text)) this.problems.push(text);
  }

  /** Opaque JSON is carried as it is, but not so deep that writing it out would break. */
  carried(value: unknown): JsonValue {
    if (!isShallow(value, 2 * this.maxDepth)) throw new TooMuch('The story is nested too deep to be read.');
    // It came out of JSON (or a structured clone of it) and is only ever carried back there.
    return value as JsonValue;
  }

  /** Known attributes checked, unknown ones collected. */
  attributes(
    label: string,
    kinds: Kinds,
    given: unknown,
    extra: Record<string, JsonValue>,
  ): Record<string, JsonValue> {
    const result: Record<string, JsonValue> = {};
    const source = isObject(given) ? given : {};
    for (const [name, kind] of kinds) {
      const value = Object.hasOwn(source, name) ? source[name] : undefined;
      if (value === undefined || value === kind.fallback) {
        result[name] = kind.fallback;
      } else if (kind.schema.safeParse(value).success) {
        result[name] = kind.control === 'none' ? this.carried(value) : this.cleaned(value);
      } else {
        result[name] = kind.fallback;
        this.problem(`${label}: “${kind.label}” had a value that cannot be used and was reset.`);
        // A newer version may know more choices than this one: its word is kept beside the default.
        if (kind.control === 'choice' && typeof value === 'string' && /^[\w-]{1,60}$/.test(value))
          extra[name] = value;
      }
    }
    for (const name in source) {
      if (
        Object.hasOwn(result, name) ||
        name === 'extra' ||
        name === '__proto__' ||
        !Object.hasOwn(source, name)
      )
        continue;
      if (!Object.hasOwn(extra, name)) extra[name] = this.carried(source[name]);
    }
    return result;
  }

  /** A value its schema has accepted; text loses what neither HTML nor XML can hold. */
  cleaned(value: unknown): JsonValue {
    return typeof value === 'string' ? cleanText(value) : (value as JsonValue);
  }

  marks(given: unknown, host: NodeType): readonly Mark[] {
    if (!Array.isArray(given) || given.length === 0) return [];
    let set: readonly Mark[] = [];
    const unknown: Mark[] = [];
    const seen = new Set<string>();
    const opaque = schema.marks['unknownMark'];
    for (const one of given.slice(0, 100)) {
      const index = set.length + unknown.length;
      const { json } = unwrapped(one, opaqueMarks, index);
      if (!isObject(json) || typeof json['type'] !== 'string') continue;
      const name = json['type'];
      const info = knownMarks.get(name);
      if (info === undefined) {
        if (opaque !== undefined) unknown.push(opaque.create({ json: this.carried(json), index }));
        continue;
      }
      if (seen.has(name)) continue;
      seen.add(name);
      const extra: Record<string, JsonValue> = {};
      const attrs = this.attributes(info.label, info.attributes, json['attrs'], extra);
      if (info.means?.(attrs) === false) {
        this.problem(
          `${info.label}: it had no usable ${info.label.toLowerCase() === 'link' ? 'address' : 'value'}, the text was kept without it.`,
        );
        continue;
      }
      if (!host.allowsMarkType(info.type)) {
        // Not allowed here by this version: carried, not shown, in case a newer one allows it.
        if (opaque !== undefined)
          unknown.push(
            opaque.create({
              json: { type: name, ...(Object.keys(attrs).length === 0 ? {} : { attrs }) },
              index,
            }),
          );
        continue;
      }
      const mark = info.type.create(
        Object.keys(extra).length === 0 ? attrs : { ...attrs, extra: { attrs: extra } },
      );
      set = mark.addToSet(set);
    }
    for (const mark of unknown) set = mark.addToSet(set);
    return set;
  }

  children(content: unknown, type: NodeType, depth: number): Node[] {
    const nodes: Node[] = [];
    if (!Array.isArray(content)) return nodes;
    for (let index = 0; index < content.length; index += 1) {
      for (const node of this.node(content[index], type, depth, index)) nodes.push(node);
    }
    return nodes;
  }

  /** The node, and behind it what found no place inside it. */
  node(given: unknown, parent: NodeType, depth: number, place: number): readonly Node[] {
    const { json, index } = unwrapped(given, opaqueNodes, place);
    if (json === null && given !== null) return [];
    if (!isObject(json) || typeof json['type'] !== 'string') {
      this.problem('Something that is no part of a story was left out.');
      return [];
    }
    this.count += 1;
    if (this.count > this.maxNodes) throw new TooMuch('The story has too many parts to be read.');
    if (depth > this.maxDepth) throw new TooMuch('The story is nested too deep to be read.');
    const host = parent.inlineContent ? parent : (schema.nodes['paragraph'] ?? parent);
    if (json['type'] === 'text') {
      const text = typeof json['text'] === 'string' ? cleanText(json['text']) : '';
      return text === '' ? [] : [schema.text(text, this.marks(json['marks'], host))];
    }
    const info = knownNodes.get(json['type']);
    if (info === undefined) return [this.opaque(json, parent, index)];

    const { type } = info;
    const extra: Record<string, JsonValue> = {};
    const attrs = this.attributes(info.label, info.attributes, json['attrs'], extra);
    const keys: Record<string, JsonValue> = {};
    for (const key in json) {
      const isKnown = nodeKeys.has(key) && !(key === 'content' && type.isLeaf) && key !== 'text';
      if (!isKnown && key !== '__proto__' && Object.hasOwn(json, key)) keys[key] = this.carried(json[key]);
    }
    const marksHere = type.isInline ? this.marks(json['marks'], host) : [];
    const blockMarks =
      !type.isInline && Array.isArray(json['marks']) && json['marks'].length > 0
        ? this.carried(json['marks'])
        : undefined;
    const carried = {
      ...(Object.keys(extra).length === 0 ? {} : { attrs: extra }),
      ...(blockMarks === undefined ? {} : { marks: blockMarks }),
      ...(Object.keys(keys).length === 0 ? {} : { keys }),
    };
    const all = Object.keys(carried).length === 0 ? attrs : { ...attrs, extra: carried };
    if (type.isLeaf) return [type.create(all, null, marksHere)];

    const children = this.children(json['content'], type, depth + 1);
    if (fitsAsIs(type, children)) return [type.create(all, children, marksHere)];
    const fitted = fitContent(type, children);
    if (fitted === null) return [this.opaque(json, parent, index)];
    if (children.length > 0)
      this.problem(`${info.label}: some of it stood where it cannot stand and was moved.`);
    else if (type.name !== 'lead') this.problem(`${info.label}: missing parts were added.`);
    return [type.create(all, Fragment.from([...fitted.content]), marksHere), ...fitted.after];
  }

  opaque(json: Json, parent: NodeType, index: number): Node {
    const type = schema.nodes[parent.inlineContent ? 'unknownInline' : 'unknownBlock'];
    if (type === undefined) throw new Error('The schema has no place for unknown parts.');
    const wrapped = this.carried(json);
    if (parent.inlineContent) return type.create({ json: wrapped });
    return type.create({ json: wrapped, index: parent === schema.topNodeType ? index : null });
  }
}

/**
 * Stored JSON as a document of this version: one pass that checks, repairs and carries what it does not
 * know. Never throws, whatever it is given, and what it returns passes ProseMirror's `check()`.
 */
export function parseDocument(json: unknown, options: ParseOptions = {}): Parsed {
  if (!isObject(json) || json['type'] !== 'doc')
    return { ok: false, reason: 'This is not a story: its document is missing.' };
  const reading = new Reading(options);
  try {
    const children = reading.children(json['content'], schema.topNodeType, 1);
    const extra: Record<string, JsonValue> = {};
    reading.attributes('Story', [], json['attrs'], extra);
    const isWhole =
      fitsAsIs(schema.topNodeType, children) && !children.some((child) => child.attrs['index'] === null);
    const content = isWhole ? children : fitDocument(children);
    if (content !== children)
      reading.problem('The story’s fields were incomplete or out of order and were put right.');
    const attrs = Object.keys(extra).length === 0 ? null : { extra: { attrs: extra } };
    return {
      ok: true,
      document: schema.topNodeType.create(attrs, Fragment.from([...content])),
      problems: reading.problems,
    };
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, reason: error.message };
    throw error;
  }
}
