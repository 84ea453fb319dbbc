import { languageTag } from '../document/languageTag.ts';
import { z } from '../zod.ts';
import { readEntry, writtenEntry } from './keptEntry.ts';
import { sameJson } from './sameJson.ts';

export const mostLinks = 10;
export const mostLanguages = 30;
export const longestLine = 300;
export const longestBiography = 20_000;

/** An address a reader may follow from a contributor's card, and what it is called there. */
export const contributorLink = z.object({ label: z.string().max(longestLine), url: z.string().max(4096) });
export type ContributorLink = z.infer<typeof contributorLink>;

/**
 * What is said of a contributor in one language. An empty text is said as everywhere else. Keys of a newer version
 * are kept and written back (loose).
 */
export const contributorTexts = z.looseObject({
  /** BCP 47. */
  language: languageTag,
  name: z.string().max(longestLine).default(''),
  role: z.string().max(longestLine).default(''),
  biography: z.string().max(longestBiography).default(''),
});
export type ContributorTexts = z.infer<typeof contributorTexts>;

/** A person or a desk that signs stories, as the directory keeps it. A story's byline is a copy of these facts. */
export const contributor = z.object({
  id: z.string().max(100),
  kind: z.enum(['person', 'desk']),
  name: z.string().min(1).max(longestLine),
  role: z.string().max(longestLine).default(''),
  /** Plain text with line breaks. */
  biography: z.string().max(longestBiography).default(''),
  picture: z.string().max(4096).nullable().default(null),
  pictureShape: z.enum(['wide', 'square']).default('wide'),
  url: z.string().max(4096).nullable().default(null),
  /** Further addresses, in their order. */
  links: z.array(contributorLink).max(mostLinks).default([]),
  /** Name, role and biography in other languages than those above are in; each language once. */
  inLanguages: z.array(contributorTexts).max(mostLanguages).default([]),
  /** The entry of the desk that signs beside a person when that is asked for. */
  desk: z.string().max(100).nullable().default(null),
});
export type Contributor = z.infer<typeof contributor>;

/** An entry of the directory with what the directory notes about it. */
export const contributorEntry = contributor.extend({
  /** Counts saves; the guard against overwriting somebody else's. */
  revision: z.int().min(1),
  /** RFC 3339; null while the entry stands in the directory. A removed one can be restored. */
  removedAt: z.string().nullable(),
});
export type ContributorEntry = z.infer<typeof contributorEntry>;

/**
 * A stored entry as this version uses it: what only a newer Stet can use is shown as the default. Null when it
 * has no id or no name.
 */
export function readContributor(stored: unknown): Contributor | null {
  return readEntry(contributor, stored, { kind: 'person' });
}

/** The entry as it is stored over `stored`: what a newer Stet wrote stays, until a person chooses otherwise. */
export function writtenContributor(entry: Contributor, stored: unknown): Readonly<Record<string, unknown>> {
  return writtenEntry(entry, readContributor(stored) ?? {}, stored);
}

/** Whether both say the same of a person or desk, whatever their ids. */
export function isSameContributor(one: Contributor, other: Contributor): boolean {
  const { id: _, ...facts } = contributor.parse(one);
  return Object.entries(facts).every(([name, value]) => sameJson(other[name as keyof Contributor], value));
}
