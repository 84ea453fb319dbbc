import type { Clock } from './clock.ts';
import type { CopyKey, EmergencyCopy, EmergencyShelf } from './emergencyCopy.ts';

const copyDelay = 400;

export interface ShelfKeeper {
  /** Whether the browser refused the last copy: this window alone holds the text. */
  readonly fails: boolean;
  /** Puts unsaved text on the shelf; whether it lies there now, or nothing was unsaved. */
  readonly keep: () => Promise<boolean>;
  /** The same, a moment later, once for all that changes meanwhile. */
  readonly keepLater: () => void;
  /** The text is safe in the library: its copy goes. */
  readonly clear: () => void;
  readonly stop: () => void;
}

export interface ShelfKeeperOptions {
  readonly key: CopyKey;
  readonly shelf: EmergencyShelf;
  readonly clock: Clock;
  readonly hasUnsaved: () => boolean;
  readonly takeCopy: () => Omit<EmergencyCopy, keyof CopyKey | 'at'>;
  /** `fails` changed. */
  readonly tell: () => void;
}

/** Keeps the emergency copy of one open story in step with what the library does not have. */
export function createShelfKeeper(options: ShelfKeeperOptions): ShelfKeeper {
  const { key, shelf, clock, hasUnsaved, takeCopy, tell } = options;
  let isShelved = false;
  let fails = false;
  let cancel: (() => void) | null = null;

  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  const keep = async (): Promise<boolean> => {
    if (!hasUnsaved()) return true;
    isShelved = true;
    let isKept = true;
    try {
      await shelf.write({ ...key, ...takeCopy(), at: clock.date() });
    } catch {
      // The second net may be missing (private window, full disk); the text is still on the page.
      isKept = false;
    }
    if (fails === isKept) {
      fails = !isKept;
      tell();
    }
    return isKept;
  };
  return {
    get fails() {
      return fails;
    },
    keep,
    keepLater() {
      cancel ??= clock.after(copyDelay, () => {
        cancel = null;
        void keep();
      });
    },
    clear() {
      stop();
      fails = false;
      if (!isShelved) return;
      isShelved = false;
      shelf.remove(key).catch(() => {});
    },
    stop,
  };
}
