import { fromBase64, toBase64 } from '../formats/base64.ts';

/**
 * How calls and replies travel where structured clone does not reach: JSON, in which bytes stand as
 * `{"$bytes": "<base64>"}`. A key of that name in somebody's data gets one more `$` on the way.
 */
const bytesKey = '$bytes';
const reserved = /^\$+bytes$/;

/** Throws TypeError for what JSON cannot hold (cycles, bigint). */
export function encodeWire(value: unknown): string {
  return JSON.stringify(needsWrapping(value) ? wrap(value) : value);
}

/** Throws SyntaxError when the text is not JSON or its base64 is not base64. */
export function decodeWire(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('bytes"') ? unwrap(value) : value;
}

function needsWrapping(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.some(needsWrapping);
  // Without a list of its entries: a long story has some hundred thousand of such values.
  const object = value as Readonly<Record<string, unknown>>;
  for (const key in object) {
    if ((key.endsWith('bytes') && reserved.test(key)) || needsWrapping(object[key])) return true;
  }
  return false;
}

function wrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return { [bytesKey]: toBase64(value) };
  if (Array.isArray(value)) return value.map(wrap);
  return renamed(value, (key) => (reserved.test(key) ? `$${key}` : key), wrap);
}

function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrap);
  if (bytesKey in value && typeof value[bytesKey] === 'string') {
    const bytes = fromBase64(value[bytesKey]);
    if (bytes === null) throw new SyntaxError('Bytes on the wire are not base64.');
    return bytes;
  }
  return renamed(value, (key) => (reserved.test(key) ? key.slice(1) : key), unwrap);
}

function renamed(value: object, name: (key: string) => string, item: (value: unknown) => unknown): unknown {
  // fromEntries defines keys instead of assigning them, so `__proto__` stays a plain key.
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [name(key), item(inner)]));
}
