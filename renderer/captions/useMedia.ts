import { useEffect, useState } from 'react';
import type { ReadMedium } from '../../shared/contract/calls.ts';
import { api } from '../host/host.ts';

const atOnce = 200;

/** What the library knows of these sources, kept up to date; those it does not have are left out. */
export function useMedia(sources: readonly string[]): ReadonlyMap<string, ReadMedium> {
  const [media, setMedia] = useState<ReadonlyMap<string, ReadMedium>>(new Map());
  const wanted = [...new Set(sources)].join(' ');
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const all = wanted.split(' ').filter((source) => source !== '');
      const found = new Map<string, ReadMedium>();
      for (let index = 0; index < all.length; index += atOnce) {
        const part = await api.call('media.read', { sources: all.slice(index, index + atOnce) });
        for (const medium of part.media) found.set(medium.source, medium);
      }
      if (!isGone) setMedia(found);
    };
    // Without an answer the list stays as it was; the desk's banner says why.
    const ask = (): void => void read().catch(() => {});
    ask();
    const stop = api.on((event) => {
      if (event.type === 'connected') ask();
      if (event.type === 'media.changed' && event.sources.some((source) => wanted.includes(source))) ask();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [wanted]);
  return media;
}
