import type { StoryRow } from '../../shared/story/story.ts';
import type { QueueModel } from './queueModel.ts';

/** The selected stories, or the one the keyboard is on when none is selected. */
export function pickedIds(model: QueueModel): readonly string[] {
  const { selected, activeIndex } = model.store.getState();
  if (selected.size > 0) return [...selected];
  const row = model.rowAt(activeIndex);
  return row === undefined ? [] : [row.id];
}

/** Those of them whose rows are loaded, for the words of a message. */
export function pickedRows(model: QueueModel): readonly StoryRow[] {
  const ids = new Set(pickedIds(model));
  return [...model.store.getState().pages.values()].flat().filter((row) => ids.has(row.id));
}
