import type { KnownMedia, KnownMedium } from '../../shared/story/knownMedium.ts';
import { api } from '../host/host.ts';

const atOnce = 500;

/** What the library says of media, asked once for each and again when it changed. */
export interface MediaKnowledge {
  readonly known: KnownMedia;
  /** Asks for what is not known yet; `onNews` of the knowledge is called when an answer came. */
  readonly ask: (sources: readonly string[]) => void;
}

export function mediaKnowledge(onNews: () => void): MediaKnowledge {
  const known = new Map<string, KnownMedium>();
  const asked = new Set<string>();

  const read = async (sources: readonly string[]): Promise<void> => {
    for (let at = 0; at < sources.length; at += atOnce) {
      const { media } = await api.call('media.known', { sources: sources.slice(at, at + atOnce) });
      for (const medium of media) known.set(medium.source, medium);
    }
    onNews();
  };

  api.on((event) => {
    if (event.type === 'connected') asked.clear();
    else if (event.type === 'media.changed') for (const source of event.sources) asked.delete(source);
    else return;
    onNews();
  });

  return {
    known,
    ask(sources) {
      const fresh = [...new Set(sources)].filter((source) => !asked.has(source));
      if (fresh.length === 0) return;
      for (const source of fresh) asked.add(source);
      // Without an answer nothing is said of them; the next pause in writing asks again.
      read(fresh).catch(() => {
        for (const source of fresh) asked.delete(source);
      });
    },
  };
}
