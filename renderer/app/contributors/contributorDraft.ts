import { safeUrl } from '../../../shared/document/safeUrl.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';

/** What is said of a person or desk, without the directory's own id. */
export type ContributorFacts = Omit<Contributor, 'id'>;

/** The same while it is being typed: the link stands as it was typed, whether it is one or not. */
export interface ContributorDraft extends Omit<ContributorFacts, 'url'> {
  readonly url: string;
}

export function newDraft(kind: Contributor['kind'], name = ''): ContributorDraft {
  return { kind, name, role: '', biography: '', picture: null, pictureShape: 'wide', url: '' };
}

export function draftOf(facts: ContributorFacts): ContributorDraft {
  const { kind, name, role, biography, picture, pictureShape, url } = facts;
  return { kind, name, role, biography, picture, pictureShape, url: url ?? '' };
}

export function factsOf(draft: ContributorDraft): ContributorFacts {
  return { ...draft, name: draft.name.trim(), role: draft.role.trim(), url: safeUrl(draft.url) };
}

export type DraftProblems = Readonly<Partial<Record<'name' | 'role' | 'biography' | 'url', string>>>;

const longestLine = 300;
const longestBiography = 20_000;

/** What keeps the draft from being saved, by field. What was typed stays as it is. */
export function problemsOf(draft: ContributorDraft): DraftProblems {
  const tooLong = (text: string, most: number): string | undefined =>
    text.length > most ? `Up to ${String(most)} characters; these are ${String(text.length)}.` : undefined;
  const problems = {
    name: draft.name.trim() === '' ? 'Fill in a name.' : tooLong(draft.name, longestLine),
    role: tooLong(draft.role, longestLine),
    biography: tooLong(draft.biography, longestBiography),
    url:
      draft.url.trim() !== '' && safeUrl(draft.url) === null
        ? 'Not an address a reader can follow. It begins with https://.'
        : undefined,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** Whether the draft would change what is there. A link counts by where it leads. */
export function isChanged(draft: ContributorDraft, facts: ContributorFacts): boolean {
  if (problemsOf(draft).url !== undefined) return true;
  const tidied = draftOf(factsOf(draft));
  return draftFields.some((field) => tidied[field] !== draftOf(facts)[field]);
}

export const draftFields = [
  'kind',
  'name',
  'role',
  'biography',
  'url',
  'picture',
  'pictureShape',
] as const satisfies readonly (keyof ContributorDraft)[];
export type DraftField = (typeof draftFields)[number];
