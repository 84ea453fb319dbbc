import { writtenFacts } from '../story/keptFacts.ts';
import type { StoryMeta } from '../story/story.ts';

/** Facts that stay on the machine: no format writes them. */
const privateFacts = new Set(['notes', 'comments', 'isSample']);

/**
 * The facts a `stet-story` file may carry. Keys of a newer Stet travel too; one that must stay on the
 * machine is named with a leading `_` by whoever adds it, so that every older Stet keeps it back as well.
 */
export function publicFacts(meta: StoryMeta): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(writtenFacts(meta)).filter(([key]) => isPublicFact(key)));
}

export function isPublicFact(key: string): boolean {
  return !privateFacts.has(key) && !key.startsWith('_');
}

/** The facts readers see, the only ones a page holds. */
export type ReaderFacts = Pick<
  StoryMeta,
  'slug' | 'section' | 'tags' | 'language' | 'direction' | 'place' | 'publishedAt' | 'updatedAt' | 'isUpdated'
>;

export function readerFacts(meta: StoryMeta): ReaderFacts {
  const { slug, section, tags, language, direction, place, publishedAt, updatedAt, isUpdated } = meta;
  return { slug, section, tags, language, direction, place, publishedAt, updatedAt, isUpdated };
}
