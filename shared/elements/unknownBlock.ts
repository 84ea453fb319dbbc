import { type AttributeKind, hidden } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import type { JsonValue } from '../document/json.ts';
import { z } from '../zod.ts';

const opaque: AttributeKind = hidden(
  'What a newer version wrote',
  z.custom<JsonValue>((value) => value !== undefined),
  null,
);

/** A part a newer Stet wrote: kept as it came, shown as a grey box, written back unchanged, not exported. */
export const unknownBlock = defineElement({
  name: 'unknownBlock',
  label: 'Part of a newer Stet',
  node: { group: 'block', atom: true, selectable: true, draggable: true },
  attributes: {
    json: opaque,
    index: hidden('Place among the story’s fields', z.int().min(0).nullable(), null),
  },
  html: () => '',
  htmlIn: [],
  check(_node, report) {
    report({
      code: 'unknown.notExported',
      severity: 'warning',
      message: 'This part was made with a newer Stet. It is kept, but this version does not export it.',
    });
  },
  sample: { type: 'unknownBlock', attrs: { json: { type: 'hologram', attrs: { depth: 3 } }, index: null } },
});
