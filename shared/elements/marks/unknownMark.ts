import { hidden } from '../../document/attribute.ts';
import type { JsonValue } from '../../document/json.ts';
import { defineMark } from '../../document/mark.ts';
import { z } from '../../zod.ts';

/** A mark a newer Stet wrote, or one this version does not allow here: kept and written back at its place. */
export const unknownMark = defineMark({
  name: 'unknownMark',
  label: 'Mark of a newer Stet',
  attributes: {
    json: hidden(
      'What a newer version wrote',
      z.custom<JsonValue>((value) => value !== undefined),
      null,
    ),
    index: hidden('Place among the marks', z.int().min(0), 0),
  },
  excludes: '',
  inclusive: false,
  editor: { tag: 'span' },
  open: () => '',
  close: '',
  htmlIn: [],
  sample: { type: 'unknownMark', attrs: { json: { type: 'glow', attrs: { strength: 3 } }, index: 0 } },
});
