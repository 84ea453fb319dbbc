import { hidden } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import type { JsonValue } from '../document/json.ts';
import { z } from '../zod.ts';

/** A part of a line a newer Stet wrote: kept as it came and written back unchanged. */
export const unknownInline = defineElement({
  name: 'unknownInline',
  label: 'Part of a newer Stet',
  node: { group: 'inline', inline: true, atom: true, selectable: true },
  attributes: {
    json: hidden(
      'What a newer version wrote',
      z.custom<JsonValue>((value) => value !== undefined),
      null,
    ),
  },
  html: () => '',
  htmlIn: [],
  check(_node, report) {
    report({
      code: 'unknown.notExported',
      severity: 'warning',
      message:
        'A part of this line was made with a newer Stet. It is kept, but this version does not export it.',
    });
  },
  sample: { type: 'unknownInline', attrs: { json: { type: 'footnoteMark', attrs: { note: 3 } } } },
});
