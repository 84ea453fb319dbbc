import type { StoryPlace } from '../../shared/contract/events.ts';
import { sameJson } from '../../shared/story/sameJson.ts';
import type { Clock } from './clock.ts';
import type { SaveState } from './saveState.ts';
import { quietAfterKey } from './saveTiming.ts';
import type { UnsavedText } from './unsavedText.ts';

export interface SaveSign {
  readonly state: SaveState;
  /** Where the story is. One that is away says so before everything else. */
  readonly place: StoryPlace;
  readonly move: (place: StoryPlace) => void;
  readonly set: (state: SaveState) => void;
  /** Once the person pauses: says that a save is on its way, or lets `whenSaved` say what became of it. */
  readonly setLater: (whenSaved: (() => void) | null) => void;
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
  let place: StoryPlace = 'queue';
  let cancel: (() => void) | null = null;

  const set = (next: SaveState): void => {
    const { isDirty, isSent } = unsaved;
    const shown: SaveState =
      place === 'queue' ? next : { kind: 'away', place, hasUnsaved: isDirty || isSent };
    if (sameJson(state, shown)) return;
    state = shown;
    tell();
  };
  const isQuiet = (): boolean => clock.now() - unsaved.lastChangeAt >= quietAfterKey;
  // What becomes of a save waits for a pause: between two keys it would flicker, and each change costs a frame.
  const setLater = (whenSaved: (() => void) | null): void => {
    cancel?.();
    cancel = clock.after(quietAfterKey, () => {
      cancel = null;
      if (state.kind !== 'typing') return;
      if (!isQuiet()) setLater(whenSaved);
      else if (isSaving()) set({ kind: 'saving' });
      else if (!unsaved.isDirty) whenSaved?.();
    });
  };
  return {
    get state() {
      return state;
    },
    get place() {
      return place;
    },
    move(next) {
      place = next;
    },
    set,
    setLater,
    isQuiet,
    stop: () => cancel?.(),
  };
}
