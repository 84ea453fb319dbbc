import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { JsonValue } from '../../shared/document/json.ts';
import { chooseValues } from './chooseValues.ts';

/** The attributes of one node to change, by name. */
export type AttributeValues = Readonly<Record<string, JsonValue>>;

let visits = 0;

/** A name for one visit to a field: everything typed during it is one step to undo. */
export function fieldVisit(): string {
  visits += 1;
  return `field visit ${visits}`;
}

/**
 * Sets attributes of the node at a position. Changes of the same visit to a field are undone together: an
 * attribute step has no range that the history could see as adjacent, so it is told by the one mark under
 * which it joins steps without looking at ranges.
 */
export function attributeChange(
  state: EditorState,
  position: number,
  values: AttributeValues,
  visit?: string,
): Transaction {
  const transaction = chooseValues(state.tr, position, values);
  return visit === undefined ? transaction : transaction.setMeta('composition', visit);
}
