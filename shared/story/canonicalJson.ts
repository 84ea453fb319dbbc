/**
 * JSON with keys in code-unit order and no spaces, so that the same value is the same text and the same
 * hash (RFC 8785, less its number rule: ours come from JSON and go through JSON.stringify).
 */
export function canonicalJson(value: unknown, kept?: KeptText): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, kept)).join(',')}]`;
  const known = kept?.get(value);
  if (known !== undefined) return known;
  const members: string[] = [];
  for (const [key, item] of Object.entries(value).sort(byKey)) {
    if (item !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(item, kept)}`);
  }
  const text = `{${members.join(',')}}`;
  if ('content' in value && text.length < longestKept) kept?.set(value, text);
  return text;
}

/** The text of blocks written before, by their JSON, which whoever gives it never changes. */
export type KeptText = WeakMap<object, string>;

/** Of what holds more, such as a body, each change makes another one: only its blocks come again. */
const longestKept = 20_000;

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
