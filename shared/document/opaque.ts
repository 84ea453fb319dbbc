/** What a newer version wrote: told from what this one knows, and carried as it is. */
export type Json = Readonly<Record<string, unknown>>;

export const opaqueNodes: ReadonlySet<unknown> = new Set(['unknownBlock', 'unknownInline']);
export const opaqueMarks: ReadonlySet<unknown> = new Set(['unknownMark']);

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Opaque parts are written out unwrapped. Where one comes in wrapped all the same, from an editor's own
 * JSON, what it holds is read in its place.
 */
export function unwrapped(
  value: unknown,
  wrappers: ReadonlySet<unknown>,
  place: number,
): { readonly json: unknown; readonly index: number } {
  if (!isObject(value) || !wrappers.has(value['type'])) return { json: value, index: place };
  const attrs = value['attrs'];
  const json =
    isObject(attrs) && isObject(attrs['json']) && !wrappers.has(attrs['json']['type']) ? attrs['json'] : null;
  const index =
    isObject(attrs) && Number.isInteger(attrs['index']) && Number(attrs['index']) >= 0
      ? Number(attrs['index'])
      : place;
  return { json, index };
}

/** True when a value is nested at most `limit` deep. Walks without recursion: the value may be hostile. */
export function isShallow(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const stack: { readonly value: object; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (entry.depth > limit) return false;
    for (const inner of Object.values(entry.value)) {
      if (typeof inner === 'object' && inner !== null) stack.push({ value: inner, depth: entry.depth + 1 });
    }
  }
  return true;
}

/**
 * A part of a newer version as every reader of stored documents may rely on it: a type, a text that is text, a
 * list of parts. Any Stet writes them so, and the very same object comes back; of anything else the words are
 * kept. The value must be shallow.
 */
export function wellShaped(part: Json): Json {
  const { type, text, content, attrs, marks } = part;
  const parts = Array.isArray(content) ? content.filter(isPart).map(asPart) : undefined;
  const isSound =
    typeof type === 'string' &&
    (text === undefined || typeof text === 'string') &&
    (attrs === undefined || isObject(attrs)) &&
    (marks === undefined || (Array.isArray(marks) && marks.every(isNamed))) &&
    (content === undefined ||
      (Array.isArray(content) &&
        parts?.length === content.length &&
        parts.every((one, index) => one === content[index])));
  if (isSound) return part;
  const { type: _type, text: _text, content: _content, attrs: _attrs, marks: _marks, ...rest } = part;
  return {
    ...rest,
    type: typeof type === 'string' ? type : 'unnamed',
    ...(typeof text === 'string' ? { text } : {}),
    ...(isObject(attrs) ? { attrs } : {}),
    ...(Array.isArray(marks) ? { marks: marks.filter(isNamed) } : {}),
    ...(parts === undefined ? {} : { content: parts }),
  };
}

function isPart(value: unknown): value is Json | string {
  return isObject(value) || (typeof value === 'string' && value !== '');
}

function asPart(value: Json | string): Json {
  return typeof value === 'string' ? { type: 'text', text: value } : wellShaped(value);
}

export function isNamed(value: unknown): boolean {
  return isObject(value) && typeof value['type'] === 'string';
}
