import { serializeNode } from '../document/schema.ts';
import { elements } from '../elements/index.ts';
import { defineCheck } from './check.ts';

const checked = new Map(
  elements.flatMap((element) =>
    element.check === undefined ? [] : [[element.name, element.check] as const],
  ),
);

/** What the elements say of themselves, with the place it is said of. */
export const elementChecks = defineCheck({
  name: 'elements',
  run({ document }, report) {
    document.descendants((node, position) => {
      const check = checked.get(node.type.name);
      if (check === undefined) return true;
      // Opaque parts serialize to what they hold; their own check needs only to know they are there.
      const json = serializeNode(node) ?? { type: node.type.name };
      check(json, (finding) => report({ ...finding, position }));
      return true;
    });
  },
});
