import type { JsonValue } from './json.ts';
import { isObject } from './opaque.ts';

/**
 * What may be carried of values this version cannot use. Addresses that run, read or reach something are no
 * newer version's words: they are taken out wherever they stand, so that a stored story holds none.
 */
const scripts = /^(javascript|vbscript|livescript|mocha):/i;
// These are also words a sentence may begin with ("File: 34 pages"), so what follows must be an address's.
const files =
  /^(file:\s*([/\\]|[a-z]:)|blob:([a-z]+:|null\/)|filesystem:[a-z]+:|view-source:[a-z]+:|jar:[a-z]+:)/i;
const inline = /^data:[a-z0-9.+-]*[/;,]/i;
const share = /^(\\\\|\/\/)([\p{L}\p{N}[.?]|%[0-9a-f]{2})/iu;
// Browsers take these out of an address, and blanks off its ends, before they read it (WHATWG URL, 4.4).
const unread = /[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff]/g;

/** False for text that is an address with javascript:, vbscript:, data:, file:, blob: or a UNC path. */
export function isHarmlessText(text: string): boolean {
  // A scheme stands at the beginning: what follows may be the megabytes of a picture.
  const start = text.slice(0, 300).replace(unread, '').trim();
  return !(scripts.test(start) || files.test(start) || inline.test(start) || share.test(start));
}

/** True when no text in a value, names included, is such an address. Walks without recursion. */
export function isHarmless(value: unknown): boolean {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const one = stack.pop();
    if (typeof one === 'string') {
      if (!isHarmlessText(one)) return false;
    } else if (typeof one === 'object' && one !== null) {
      for (const [name, inner] of Object.entries(one)) stack.push(name, inner);
    }
  }
  return true;
}

/**
 * A newer version's node or mark without the members that hold such an address; the very same value when
 * there is none. What stands in `text` is words, not an address, and stays. The value must be shallow
 * (`isShallow`).
 */
export function withoutHarm(value: JsonValue): JsonValue {
  return isHarmless(value) ? value : scrubbed(value);
}

function scrubbed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const kept = value.filter((one) => !isHarmfulText(one)).map(scrubbed);
    return kept.length === value.length && kept.every((one, index) => one === value[index]) ? value : kept;
  }
  if (!isObject(value)) return value;
  let isWhole = true;
  const kept: Record<string, JsonValue> = {};
  // Members of a JSON object are JSON again.
  for (const [name, member] of Object.entries(value) as [string, JsonValue][]) {
    if (name === 'type' && isHarmfulText(member)) {
      // Without its name it would be no part any more, and what it stands in would be read as a part we know.
      kept.type = 'unnamed';
      isWhole = false;
      continue;
    }
    if (!isHarmlessText(name) || (name !== 'text' && isHarmfulText(member))) {
      isWhole = false;
      continue;
    }
    // An assignment would set the prototype where the name is `__proto__`.
    const inner = scrubbed(member);
    Object.defineProperty(kept, name, { value: inner, configurable: true, enumerable: true, writable: true });
    if (inner !== member) isWhole = false;
  }
  return isWhole ? value : kept;
}

function isHarmfulText(value: unknown): boolean {
  return typeof value === 'string' && !isHarmlessText(value);
}
