import type { Transaction } from '@tiptap/pm/state';
import { noCrop } from '../../shared/document/cropAttributes.ts';
import type { JsonValue } from '../../shared/document/json.ts';
import { isObject } from '../../shared/document/opaque.ts';
import { extraAttribute } from '../../shared/document/storySchema.ts';

/**
 * Sets attributes of the node at a position to what a person has chosen. A newer version's value that was
 * kept in one's place goes, also when the choice is the default, which alone would not tell. What was
 * cropped goes with its picture when another one takes its place.
 */
export function chooseValues(
  transaction: Transaction,
  position: number,
  chosen: Readonly<Record<string, JsonValue>>,
): Transaction {
  const values = { ...outlived(transaction.doc.nodeAt(position)?.attrs ?? {}, chosen), ...chosen };
  for (const [name, value] of Object.entries(values)) transaction.setNodeAttribute(position, name, value);
  const extra: unknown = transaction.doc.nodeAt(position)?.attrs[extraAttribute];
  const kept = isObject(extra) && isObject(extra['attrs']) ? extra['attrs'] : {};
  if (!Object.keys(values).some((name) => Object.hasOwn(kept, name))) return transaction;
  const rest = Object.entries(kept).filter(([name]) => !Object.hasOwn(values, name));
  return transaction.setNodeAttribute(position, extraAttribute, {
    ...(isObject(extra) ? extra : {}),
    attrs: Object.fromEntries(rest),
  });
}

/** What no longer holds once these values are chosen. An empty frame has nothing that another picture could outdate. */
function outlived(
  before: Readonly<Record<string, unknown>>,
  chosen: Readonly<Record<string, JsonValue>>,
): Readonly<Record<string, JsonValue>> {
  const { source } = chosen;
  const isOther = source !== undefined && typeof before['source'] === 'string' && before['source'] !== source;
  return isOther && Object.hasOwn(before, 'crop') ? noCrop : {};
}
