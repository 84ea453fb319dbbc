import type { JsonValue } from '../../shared/document/json.ts';
import type { Random } from './random.ts';

/** Pieces that have broken parsers: put in whole, for no random byte makes them. */
const pieces = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!--',
  ']]>',
  '</p></div>',
  '<table><td>',
  '&#0;',
  '&NotEqualTilde;',
  'javascript:alert(1)',
  '"__proto__":{"x":1},',
  '\\ud83d',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\ud83d\udc69\u200d\ud83d\udc67',
  '---\n',
  '```',
  '[x](y "z")',
  '{',
  '}',
  '[',
  ']',
  '"',
  '1e999',
  'null',
  '\r\n\r\n',
] as const;

/** The same text with some of it doubled, cut, moved, flipped or replaced. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = Buffer.from(bytes);
  for (let turn = 1 + random.int(6); turn > 0; turn -= 1) {
    const at = random.int(mutated.length + 1);
    const length = random.int(Math.min(64, mutated.length - at) + 1);
    const before = mutated.subarray(0, at);
    const part = mutated.subarray(at, at + length);
    const after = mutated.subarray(at + length);
    const changes: readonly (() => readonly Uint8Array[])[] = [
      () => [before, after],
      () => [before, part, part, after],
      () => [before, Buffer.from(random.pick(pieces)), part, after],
      () => [before, part.map((byte) => byte ^ (1 << random.int(8))), after],
      () => [before, Buffer.alloc(random.int(300), part.length === 0 ? ' ' : part), after],
      () => [after, part, before],
      () => [before],
    ];
    mutated = Buffer.concat(random.pick(changes)());
  }
  return mutated;
}

const values: readonly JsonValue[] = [
  null,
  true,
  0,
  -1,
  1.5,
  9_007_199_254_740_992,
  '',
  'text',
  'javascript:alert(1)',
  '\u0000\ud83d\u202e',
  'x'.repeat(5000),
  [],
  [[[[]]]],
  {},
  { type: 'doc' },
  { type: 'text', text: '' },
  { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
  { constructor: 1, toString: 'x' },
];

/** The same value with some of its parts replaced, left out, doubled or moved one level down. */
export function mutateJson(value: JsonValue, random: Random, rate = 0.03): JsonValue {
  if (random.chance(rate)) return random.pick(values);
  if (Array.isArray(value)) {
    return value.flatMap((item: JsonValue): readonly JsonValue[] => {
      const mutated = mutateJson(item, random, rate);
      if (random.chance(rate)) return [];
      if (random.chance(rate)) return [mutated, mutated];
      return random.chance(rate) ? [[mutated]] : [mutated];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, JsonValue][] => {
      if (random.chance(rate)) return [];
      const key = random.chance(rate)
        ? random.pick(['type', 'content', 'attrs', 'marks', 'text', 'x'])
        : name;
      return [[key, mutateJson(item, random, rate)]];
    }),
  );
}
