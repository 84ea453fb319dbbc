import type { EmergencyCopy, EmergencyShelf } from './emergencyCopy.ts';
import type { HeldText } from './heldText.ts';
import type { Saver } from './saver.ts';
import type { ShelfKeeper } from './shelfKeeper.ts';
import type { StoryVersions } from './storyVersions.ts';

export interface RecoveredTexts {
  readonly list: readonly EmergencyCopy[];
  /** Puts a copy on the page, or keeps it as a version and goes on without it. */
  readonly settle: (copy: EmergencyCopy, choice: 'use' | 'setAside') => Promise<void>;
}

export interface RecoveredTextsOptions {
  readonly found: readonly EmergencyCopy[];
  readonly shelf: EmergencyShelf;
  readonly text: HeldText;
  readonly saver: Saver;
  readonly shelfKeeper: ShelfKeeper;
  readonly versions: StoryVersions;
  /** The list changed. */
  readonly tell: () => void;
}

/** Texts of one story found from before a crash or a lost connection; the person says what becomes of each. */
export function createRecoveredTexts(options: RecoveredTextsOptions): RecoveredTexts {
  const { shelf, text, saver, shelfKeeper, versions, tell } = options;
  let list = options.found;
  return {
    get list() {
      return list;
    },
    async settle(copy, choice) {
      if (!list.includes(copy)) return;
      await versions.keep(choice === 'use' ? text.take() : copy);
      list = list.filter((other) => other !== copy);
      if (choice === 'use') {
        text.setMeta(copy.meta);
        text.replace(copy.document);
        saver.touch();
      }
      tell();
      if (choice === 'use') {
        await saver.save();
        // A text that is safe nowhere else stays on the shelf, to be offered again.
        if (!(await shelfKeeper.keep())) return;
      }
      await shelf.remove(copy).catch(() => {});
    },
  };
}
