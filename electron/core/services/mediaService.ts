import { StetError } from '../../../shared/contract/reply.ts';
import { isMediaSource } from '../../../shared/document/safeUrl.ts';
import { fold } from '../../../shared/story/fold.ts';
import { localDay } from '../../../shared/story/localDay.ts';
import { isSameMedium } from '../../../shared/story/medium.ts';
import type { Handlers } from '../dispatch.ts';
import { fileName } from '../fileName.ts';
import type { Desk } from './desk.ts';
import { forgetRemoved } from './forgetRemoved.ts';
import { isNeeded } from './isNeeded.ts';
import { knownMedia } from './knownMedia.ts';
import { addMedia, eraseFile, findMedia } from './mediaStore.ts';
import { factsOf, parsed, toMediumEntry, writtenMedium } from './mediumRecord.ts';

type Calls = Extract<keyof Handlers, `media.${string}`>;

/** Of the stories that show a medium, this many are named. */
const mostShown = 200;

/** Pictures, sound and film of stories, and the library of them. */
export function mediaService(desk: Desk): Pick<Handlers, Calls> {
  const { library } = desk;
  const changed = (sources: readonly string[]): void => {
    if (sources.length > 0) desk.emit({ type: 'media.changed', sources });
  };

  return {
    'media.add': ({ name, bytes, source }) => addMedia(desk, fileName(name) ?? '', bytes, source),

    'media.info'({ source }) {
      const info = library.media.info(source);
      if (info !== undefined && findMedia(desk, source) !== null) return info;
      throw new StetError('notFound', 'This media file is not in the media folder. Add it again.');
    },

    'media.list'(query) {
      const words = fold(query.search).split(/\s+/u).filter(Boolean);
      return library.mediaList.page(query, words, localDay(desk.now()));
    },

    'media.read': ({ sources }) => ({
      media: sources.flatMap((source) => {
        const record = library.media.one(source);
        if (record === undefined) return [];
        const usedBy = library.used.stories(source, mostShown);
        return [{ ...toMediumEntry(record), stories: library.used.count(source), usedBy }];
      }),
    }),

    'media.known': ({ sources }) => ({ media: knownMedia(desk, sources) }),

    'media.update'({ source, revision, facts }) {
      desk.assertWritable();
      const saved = library.write(() => {
        const there = library.media.one(source);
        if (there === undefined) throw gone();
        // The very same facts are there already: the reply to an earlier try was lost, or nothing was changed.
        if (there.removedAt === null && isSameMedium(factsOf(there), facts)) return there;
        const medium = writtenMedium(there, facts, null, parsed(there.facts));
        if (library.media.save({ ...medium, embedded: there.embedded }, revision) === null) {
          throw new StetError(
            'stale',
            'Somebody changed this entry since it was opened here. Nothing was overwritten; both are shown.',
            { entry: toMediumEntry(there) },
          );
        }
        return library.media.one(source) ?? there;
      });
      changed([source]);
      return toMediumEntry(saved);
    },

    'media.remove'({ sources }) {
      desk.assertWritable();
      const at = desk.now().toISOString();
      const outcomes = library.write(() =>
        sources.map((source) => ({ source, error: remove(desk, source, at) })),
      );
      changed(outcomes.filter(({ error }) => error === null).map(({ source }) => source));
      return { outcomes };
    },

    'media.restore'({ sources }) {
      desk.assertWritable();
      changed(library.write(() => sources.filter((source) => library.media.setRemoved(source, null))));
      return {};
    },

    'media.emptyTrash'() {
      desk.assertWritable();
      const sources = library.media.removed();
      const erased = library.write(() =>
        sources.filter((source) => {
          if (isNeeded(desk, source)) {
            library.media.setRemoved(source, null);
            return false;
          }
          library.media.erase(source);
          return true;
        }),
      );
      // The rows first: a file that nothing names harms nobody, a name without its file would.
      for (const source of erased) if (isMediaSource(source)) eraseFile(desk, source);
      changed(sources);
      if (erased.length > 0) forgetRemoved(desk);
      return { removed: erased.length };
    },
  };
}

/** Why it was left alone, or null. */
function remove(desk: Desk, source: string, at: string): string | null {
  if (desk.library.media.info(source) === undefined) return gone().message;
  if (isNeeded(desk, source))
    return 'A story, a version of one, or the directory still shows it. It was left where it is.';
  desk.library.media.setRemoved(source, at);
  return null;
}

function gone(): StetError {
  return new StetError('notFound', 'This file is not in the media library any more.');
}
