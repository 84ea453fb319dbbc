import type { Contributor } from './contributor.ts';
import { fold } from './fold.ts';

/**
 * The entries in which every word of the query begins a word of a name or role in any of their languages, whatever
 * case, accents and spellings; those with a name that begins with the query come first. An empty query finds all, in their order.
 */
export function findContributors<Entry extends Contributor>(
  entries: readonly Entry[],
  query: string,
): readonly Entry[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return entries;
  const found = entries.filter((entry) => {
    const words = [entry, ...entry.inLanguages].flatMap(({ name, role }) => [
      ...wordsOf(name),
      ...wordsOf(role),
    ]);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
  const beginning = wanted.join(' ');
  const isFirst = (entry: Entry): boolean =>
    namesOf(entry).some((name) => wordsOf(name).join(' ').startsWith(beginning));
  return [...found.filter(isFirst), ...found.filter((entry) => !isFirst(entry))];
}

/** The other entries of the same name: likely the same person or desk, entered twice. */
export function namesakes<Entry extends Contributor>(
  entries: readonly Entry[],
  name: string,
  ownId: string | undefined,
): readonly Entry[] {
  const wanted = wordsOf(name).join(' ');
  if (wanted === '') return [];
  return entries.filter(
    (entry) => entry.id !== ownId && namesOf(entry).some((one) => wordsOf(one).join(' ') === wanted),
  );
}

function namesOf({ name, inLanguages }: Contributor): readonly string[] {
  return [name, ...inLanguages.map((texts) => texts.name)];
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
