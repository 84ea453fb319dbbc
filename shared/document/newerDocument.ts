import { schemaVersion } from '../story/story.ts';
import type { JsonValue, NodeJson } from './json.ts';
import { withoutHarm } from './keptValue.ts';
import { isObject } from './opaque.ts';
import { type Parsed, parseDocument } from './parseDocument.ts';
import { serializeDocument } from './serializeDocument.ts';

/** Deeper than `parseDocument` reads. */
const deepest = 100;

/** A story of a schema this version does not know: read and carried, never changed here. */
export function isNewer(written: number): boolean {
  return written > schemaVersion;
}

/**
 * What is stored of a document that was read: as this version writes it, or, when its schema is newer, as it
 * came, less addresses that no story may hold.
 */
export function storedDocument(
  json: unknown,
  parsed: Extract<Parsed, { readonly ok: true }>,
  written: number,
): NodeJson {
  if (!isNewer(written) || !isNodeJson(json, 0)) return serializeDocument(parsed.document);
  // A node is a JSON value, and stays a node when members of its attributes go.
  return withoutHarm(json as unknown as JsonValue) as unknown as NodeJson;
}

/** A stored document as this version shows it; the very same one unless its schema is newer. */
export function shownDocument(document: NodeJson, written: number): NodeJson {
  if (!isNewer(written)) return document;
  const parsed = parseDocument(document);
  return parsed.ok ? serializeDocument(parsed.document) : document;
}

/** Whether JSON has the outer shape of a node all the way down, so that whoever walks it meets no surprise. */
function isNodeJson(value: unknown, depth: number): value is NodeJson {
  if (!isObject(value) || typeof value['type'] !== 'string' || depth > deepest) return false;
  const { attrs, content, marks, text } = value;
  return (
    (attrs === undefined || isObject(attrs)) &&
    (text === undefined || typeof text === 'string') &&
    isList(marks, (mark) => isObject(mark) && typeof mark['type'] === 'string') &&
    isList(content, (child) => isNodeJson(child, depth + 1))
  );
}

function isList(value: unknown, fits: (item: unknown) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every(fits));
}
