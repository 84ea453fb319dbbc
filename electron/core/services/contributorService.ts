import { safeMediaSource, safeUrl } from '../../../shared/document/safeUrl.ts';
import { type Contributor, contributor } from '../../../shared/story/story.ts';
import type { Handlers } from '../dispatch.ts';
import { fold } from '../search/fold.ts';
import type { Desk } from './desk.ts';
import { newId } from './storedStory.ts';

/** The directory of the people and desks that sign stories. */
export function contributorService(
  desk: Desk,
): Pick<Handlers, 'contributors.list' | 'contributors.save' | 'contributors.remove'> {
  const { contributors } = desk.library;
  return {
    'contributors.list': () => ({
      // An entry of a newer Stet that does not fit is left out here and stays in the library.
      contributors: contributors.list().flatMap((value) => contributor.safeParse(value).data ?? []),
    }),
    'contributors.save'(input) {
      desk.assertWritable();
      const entry: Contributor = {
        ...input,
        id: input.id === undefined || input.id === '' ? newId() : input.id,
        url: safeUrl(input.url),
        picture: safeMediaSource(input.picture),
      };
      desk.library.write(() => contributors.save(entry, fold(entry.name)));
      desk.emit({ type: 'contributors.changed' });
      return entry;
    },
    'contributors.remove'({ id }) {
      desk.assertWritable();
      desk.library.write(() => contributors.remove(id));
      desk.emit({ type: 'contributors.changed' });
      return {};
    },
  };
}
