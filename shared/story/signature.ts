import { closestLanguage, scriptOf } from './closestLanguage.ts';
import type { Contributor, ContributorTexts } from './contributor.ts';

/** What a story's byline says: a copy of the directory's entry, in the story's language. */
export interface Signature
  extends Pick<Contributor, 'kind' | 'name' | 'role' | 'biography' | 'picture' | 'pictureShape' | 'url'> {
  readonly contributorId: string;
  /** Null for none, as the byline's attribute has it. */
  readonly links: Contributor['links'] | null;
}

/** The byline an entry makes in a story of this language (BCP 47). */
export function signatureOf(entry: Contributor, language: string): Signature {
  const { id, kind, picture, pictureShape, url, links } = entry;
  return {
    contributorId: id,
    kind,
    ...textsIn(entry, language),
    picture,
    pictureShape,
    url,
    links: links.length === 0 ? null : links,
  };
}

/**
 * Name, role and biography for a story of this language: those of the very language, else of one in the same
 * script, else the entry's own. An own name in the story's script is closer than another language's. What a
 * language leaves empty is the entry's own.
 */
export function textsIn(
  entry: Contributor,
  language: string,
): Pick<Contributor, 'name' | 'role' | 'biography'> {
  const { name, role, biography } = entry;
  const texts = chosenTexts(entry, language);
  if (texts === null) return { name, role, biography };
  return {
    name: texts.name || name,
    role: texts.role || role,
    biography: texts.biography || biography,
  };
}

/** The language of the directory whose texts such a story shows, or null for the entry's own. */
export function languageShown(entry: Contributor, language: string): string | null {
  return chosenTexts(entry, language)?.language ?? null;
}

/** The entry with these texts where a story of this language shows them. */
export function withTexts(
  entry: Contributor,
  language: string,
  texts: Pick<Contributor, 'name' | 'role' | 'biography'>,
): Contributor {
  const { name, role, biography } = texts;
  const shown = languageShown(entry, language);
  if (shown === null) return { ...entry, name, role, biography };
  return {
    ...entry,
    inLanguages: entry.inLanguages.map((one) =>
      one.language === shown
        ? {
            ...one,
            // What was empty and still says the entry's own stays empty, and follows it.
            name: one.name === '' && name === entry.name ? '' : name,
            role: one.role === '' && role === entry.role ? '' : role,
            biography: one.biography === '' && biography === entry.biography ? '' : biography,
          }
        : one,
    ),
  };
}

function chosenTexts(
  { name, inLanguages }: Pick<Contributor, 'name' | 'inLanguages'>,
  language: string,
): ContributorTexts | null {
  const tag = closestLanguage(
    language,
    inLanguages.map((one) => one.language),
  );
  const texts = inLanguages.find((one) => one.language === tag) ?? null;
  if (texts === null || baseOf(texts.language) === baseOf(language)) return texts;
  return isWrittenIn(name, scriptOf(language)) ? null : texts;
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** By the first letter: names are written in one script. Codes are ISO 15924. */
function isWrittenIn(name: string, script: string | null): boolean {
  const letter = /\p{L}/u.exec(name)?.[0] ?? '';
  try {
    return script !== null && new RegExp(`\\p{Script=${script}}`, 'u').test(letter);
  } catch {
    // Codes for several scripts, such as Japanese, are no scripts of Unicode's.
    return false;
  }
}
