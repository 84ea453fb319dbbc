import type { Clock } from './clock.ts';
import { sameJson } from './sameJson.ts';
import type { SaveState } from './saveState.ts';
import { quietAfterKey } from './saveTiming.ts';
import type { UnsavedText } from './unsavedText.ts';

export interface SaveSign {
  readonly state: SaveState;
  readonly set: (state: SaveState) => void;
  /** Says `saved`, or that a save is on its way, once the person pauses. */
  readonly setLater: (saved: SaveState | null) => void;
  /** Whether the last key lies far enough back that the person has paused. */
  readonly isQuiet: () => boolean;
  readonly stop: () => void;
}

export interface SaveSignOptions {
  readonly clock: Clock;
  readonly first: SaveState;
  readonly unsaved: UnsavedText;
  readonly isSaving: () => boolean;
  /** The state changed. */
  readonly tell: () => void;
}

/** What is said of a story's saving, and when it is said. */
export function createSaveSign({ clock, first, unsaved, isSaving, tell }: SaveSignOptions): SaveSign {
  let state = first;
  let cancel: (() => void) | null = null;

  const set = (next: SaveState): void => {
    if (sameJson(state, next)) return;
    state = next;
    tell();
  };
  const isQuiet = (): boolean => clock.now() - unsaved.lastChangeAt >= quietAfterKey;
  // What becomes of a save waits for a pause: between two keys it would flicker, and each change costs a frame.
  const setLater = (saved: SaveState | null): void => {
    cancel?.();
    cancel = clock.after(quietAfterKey, () => {
      cancel = null;
      if (state.kind !== 'typing') return;
      if (!isQuiet()) setLater(saved);
      else if (isSaving()) set({ kind: 'saving' });
      else if (!unsaved.isDirty && saved !== null) set(saved);
    });
  };
  return {
    get state() {
      return state;
    },
    set,
    setLater,
    isQuiet,
    stop: () => cancel?.(),
  };
}
