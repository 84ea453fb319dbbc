import { useEffect, useState } from 'react';
import type { ThemeInfo } from '../../shared/contract/calls.ts';
import { loadInfo } from '../host/host.ts';

let known: Promise<readonly ThemeInfo[]> | null = null;

/** The themes with their style sheets, asked for once; null until they are here. */
export function useThemes(): readonly ThemeInfo[] | null {
  const [themes, setThemes] = useState<readonly ThemeInfo[] | null>(null);
  useEffect(() => {
    let isGone = false;
    known ??= loadInfo().then((info) => info.themes);
    known.then(
      (loaded) => {
        if (!isGone) setThemes(loaded);
      },
      () => {
        // The host says itself that it does not answer; the next preview asks again.
        known = null;
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  return themes;
}
