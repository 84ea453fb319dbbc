import { Fragment, type Schema, Slice } from '@tiptap/pm/model';

/** Plain text as paragraphs: an empty line or a line break parts them. One line stays a line. */
export function plainSlice(text: string, schema: Schema): Slice {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u0000/g, '')
    .replace(/\n+$/, '')
    .split(/\n+/);
  const paragraph = schema.nodes['paragraph'];
  if (paragraph === undefined) return Slice.empty;
  const blocks = lines.map((line) => paragraph.create(null, line === '' ? null : schema.text(line)));
  return new Slice(Fragment.fromArray(blocks), 1, 1);
}
