import { Fragment, type Mark, type Node, type NodeType } from '@tiptap/pm/model';
import type { AttributeKind } from './attribute.ts';
import { cleanText } from './escape.ts';
import { fitContent, fitDocument, fitsAsIs } from './fitContent.ts';
import type { JsonValue } from './json.ts';
import { isHarmless, withoutHarm } from './keptValue.ts';
import { type Kinds, knownMarks, knownNodes } from './knownTypes.ts';
import {
  isNamed,
  isObject,
  isShallow,
  type Json,
  opaqueMarks,
  opaqueNodes,
  unwrapped,
  wellShaped,
} from './opaque.ts';
import { schema } from './storySchema.ts';

export interface ParseOptions {
  /** Levels of nesting a document may have. */
  readonly maxDepth?: number;
  /** Nodes, text included. */
  readonly maxNodes?: number;
  /** Who wrote it: only a Stet's values that this one cannot use are a newer version's, to be kept. */
  readonly writtenBy?: 'stet' | 'others';
}

export type Parsed =
  | { readonly ok: true; readonly document: Node; readonly problems: readonly string[] }
  | { readonly ok: false; readonly reason: string };

const nodeKeys: ReadonlySet<string> = new Set(['type', 'attrs', 'content', 'marks']);
const leafKeys: ReadonlySet<string> = new Set(['type', 'attrs', 'marks']);
const textKeys: ReadonlySet<string> = new Set(['type', 'text', 'marks']);
const markKeys: ReadonlySet<string> = new Set(['type', 'attrs']);
const storyKeys: ReadonlySet<string> = new Set(['type', 'attrs', 'content']);
const addressRemoved = 'An address that is not allowed was taken out.';
const partDamaged = 'A part this Stet does not know was damaged; what could be kept of it was kept.';
const maxProblems = 200;

/** Thrown inside this module only, to leave a document that breaks a limit from any depth. */
class TooMuch extends Error {}

class Reading {
  readonly problems: string[] = [];
  readonly maxDepth: number;
  readonly maxNodes: number;
  readonly keepsNewer: boolean;
  count = 0;

  constructor(options: ParseOptions) {
    this.maxDepth = options.maxDepth ?? 100;
    this.maxNodes = options.maxNodes ?? 2_000_000;
    this.keepsNewer = options.writtenBy !== 'others';
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

  /** A node or mark of a newer version, less addresses that no story may hold. */
  carriedPart(value: unknown): JsonValue {
    const whole = this.carried(value);
    let shaped = whole;
    if (isObject(whole) && wellShaped(whole) !== whole) {
      // Words that stood where a part belongs are one level deeper now.
      shaped = this.carried(wellShaped(whole));
      this.problem(partDamaged);
    }
    const part = withoutHarm(shaped);
    if (part !== shaped) this.problem(addressRemoved);
    return part;
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
        if (this.keepsNewer && isKeepable(kind, value)) this.keep(name, value, extra);
        else this.problem(`${label}: “${kind.label}” had a value that cannot be used and was reset.`);
      }
    }
    for (const name in source) {
      if (Object.hasOwn(result, name) || name === 'extra' || !Object.hasOwn(source, name)) continue;
      this.keep(name, source[name], extra);
    }
    return result;
  }

  /** Carries a value this version knows nothing of, unless it is an address that no story may hold. */
  keep(name: string, value: unknown, into: Record<string, JsonValue>): void {
    if (name === '__proto__') return;
    const kept = this.carried(value);
    if (isHarmless(kept) && isHarmless(name)) into[name] = kept;
    else this.problem(addressRemoved);
  }

  /** The keys a newer version has put beside those of this one. */
  keys(json: Json, known: ReadonlySet<string>): Record<string, JsonValue> {
    const keys: Record<string, JsonValue> = {};
    for (const key in json) {
      if (!known.has(key) && Object.hasOwn(json, key)) this.keep(key, json[key], keys);
    }
    const names = Object.keys(keys);
    if (names.length === 0) return keys;
    // A newer version may give a part words or parts it has none of here, in the shape they always have.
    const { type: _, ...shaped } = wellShaped({ ...keys, type: 'part' });
    if (names.some((name) => shaped[name] !== keys[name])) this.problem(partDamaged);
    // What is in it was JSON before.
    return shaped as Record<string, JsonValue>;
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
      if (!isObject(json)) continue;
      const name = json['type'];
      if (typeof name !== 'string') {
        // An editor's own JSON: the keys of a text, which only a mark can carry.
        if (json !== one && isObject(json['keys'])) unknown.push(...this.keyMark(json['keys']));
        continue;
      }
      const info = knownMarks.get(name);
      if (info === undefined) {
        if (opaque !== undefined) unknown.push(opaque.create({ json: this.carriedPart(json), index }));
        continue;
      }
      if (seen.has(name)) continue;
      const extra: Record<string, JsonValue> = {};
      const attrs = this.attributes(info.label, info.attributes, json['attrs'], extra);
      const keys = this.keys(json, markKeys);
      const isMeant = info.means?.(attrs) !== false;
      if (!isMeant && !info.attributes.some(([key]) => Object.hasOwn(extra, key))) {
        this.problem(
          `${info.label}: it had no usable ${info.label.toLowerCase() === 'link' ? 'address' : 'value'}, the text was kept without it.`,
        );
        continue;
      }
      seen.add(name);
      if (!isMeant || !host.allowsMarkType(info.type)) {
        // Not allowed here by this version, or of a kind only a newer one follows: carried, not shown.
        const whole = { ...attrs, ...extra };
        if (opaque !== undefined)
          unknown.push(
            opaque.create({
              json: { ...keys, type: name, ...(Object.keys(whole).length === 0 ? {} : { attrs: whole }) },
              index,
            }),
          );
        continue;
      }
      const carried = carriedOf({ attrs: extra, keys });
      const mark = info.type.create(carried === null ? attrs : { ...attrs, extra: carried });
      set = mark.addToSet(set);
    }
    for (const mark of unknown) set = mark.addToSet(set);
    return set;
  }

  /** A text node has no attributes: its unknown keys ride on a mark without a type. */
  keyMark(json: Json): readonly Mark[] {
    const keys = this.keys(json, textKeys);
    const opaque = schema.marks['unknownMark'];
    return Object.keys(keys).length === 0 || opaque === undefined
      ? []
      : [opaque.create({ json: { keys }, index: 0 })];
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
      if (text === '') return [];
      let marks = this.marks(json['marks'], host);
      for (const mark of this.keyMark(json)) marks = mark.addToSet(marks);
      return [schema.text(text, marks)];
    }
    const info = knownNodes.get(json['type']);
    if (info === undefined) return [this.opaque(json, parent, index)];

    const { type } = info;
    const extra: Record<string, JsonValue> = {};
    const attrs = this.attributes(info.label, info.attributes, json['attrs'], extra);
    const keys = this.keys(json, type.isLeaf ? leafKeys : nodeKeys);
    const marksHere = type.isInline ? this.marks(json['marks'], host) : [];
    const named = !type.isInline && Array.isArray(json['marks']) ? json['marks'].filter(isNamed) : [];
    const blockMarks = named.length === 0 ? undefined : named.map((mark) => this.carriedPart(mark));
    const carried = carriedOf({ attrs: extra, marks: blockMarks, keys });
    const all = carried === null ? attrs : { ...attrs, extra: carried };
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
    const wrapped = this.carriedPart(json);
    if (parent.inlineContent) return type.create({ json: wrapped });
    return type.create({ json: wrapped, index: parent === schema.topNodeType ? index : null });
  }
}

/** What goes into `extra`, or null when there is nothing to carry. */
function carriedOf(parts: Readonly<Record<string, JsonValue | undefined>>): JsonValue {
  const filled = Object.entries(parts).flatMap(([name, part]) =>
    part === undefined || (isObject(part) && Object.keys(part).length === 0) ? [] : [[name, part] as const],
  );
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** Whether a value that does not fit is a newer version's: an address is not, this one knows all there may be. */
function isKeepable(kind: AttributeKind, value: unknown): boolean {
  const isAddress = kind.control === 'url' || kind.control === 'media';
  return !(isAddress && typeof value === 'string') && isHarmless(value);
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
    const carried = carriedOf({ attrs: extra, keys: reading.keys(json, storyKeys) });
    const attrs = carried === null ? null : { extra: carried };
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
