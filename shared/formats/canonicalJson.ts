/** The order in which the names people look for first are written; all others follow by the alphabet. */
const first = [
  'format',
  'version',
  'schemaVersion',
  'story',
  'document',
  'media',
  'type',
  'attrs',
  'text',
  'marks',
  'content',
];

/**
 * JSON whose bytes depend on the values alone, not on the order in which they came to be: names in one
 * order, two spaces, a line end, lone surrogates replaced (RFC 8259, 8.2: others may not read them).
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(ordered(value), null, 2)}\n`;
}

function ordered(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  return Object.fromEntries(
    Object.entries(value)
      // No reader takes this name, our own neither (`strictJson.ts`).
      .filter(([name]) => name !== '__proto__')
      .sort(([a], [b]) => byRank(a, b))
      .map(([name, item]) => [name, ordered(item)]),
  );
}

/** Text with U+FFFD for each surrogate that stands alone. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

function byRank(a: string, b: string): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  return a < b ? -1 : 1;
}

function rank(name: string): number {
  const index = first.indexOf(name);
  return index === -1 ? first.length : index;
}
