import { useRef } from 'react';

export interface Chosen {
  readonly choose: (run: () => void) => void;
  /** For the menu's popup: the focus goes back as it would, then what was chosen runs. */
  readonly finalFocus: () => boolean;
}

/** What is chosen in a menu waits until the menu has given the focus back: it may want the focus elsewhere. */
export function useChosen(): Chosen {
  const chosen = useRef<(() => void) | null>(null);
  return {
    choose: (run) => {
      chosen.current = run;
    },
    finalFocus: () => {
      const run = chosen.current;
      chosen.current = null;
      if (run !== null) setTimeout(run, 0);
      return true;
    },
  };
}
