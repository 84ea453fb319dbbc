import { safeUrl } from '../../../shared/document/safeUrl.ts';
import {
  type Contributor,
  type ContributorLink,
  longestBiography,
  longestLine,
} from '../../../shared/story/contributor.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';

/** What is said of a person or desk, without the directory's own id. */
export type ContributorFacts = Omit<Contributor, 'id'>;

/** The same while it is being typed: the link stands as it was typed, whether it is one or not. */
export interface ContributorDraft extends Omit<ContributorFacts, 'url'> {
  readonly url: string;
}

export function newDraft(kind: Contributor['kind'], name = ''): ContributorDraft {
  return {
    kind,
    name,
    role: '',
    biography: '',
    picture: null,
    pictureShape: 'wide',
    url: '',
    links: [],
    inLanguages: [],
    desk: null,
  };
}

export function draftOf(facts: ContributorFacts): ContributorDraft {
  const { kind, name, role, biography, picture, pictureShape, url, links, inLanguages, desk } = facts;
  return {
    kind,
    name,
    role,
    biography,
    picture,
    pictureShape,
    url: url ?? '',
    links,
    inLanguages,
    desk,
  };
}

export function factsOf(draft: ContributorDraft): ContributorFacts {
  return {
    ...draft,
    name: draft.name.trim(),
    role: draft.role.trim(),
    url: safeUrl(draft.url),
    links: draft.links
      .filter((link) => link.label.trim() !== '' || link.url.trim() !== '')
      .map(({ label, url }) => ({ label: label.trim(), url: safeUrl(url) ?? url })),
  };
}

export type DraftProblems = Readonly<
  Partial<Record<'name' | 'role' | 'biography' | 'url' | 'links' | 'inLanguages', string>>
>;

/** What keeps the draft from being saved, by field. What was typed stays as it is. */
export function problemsOf(draft: ContributorDraft): DraftProblems {
  const problems = {
    name: draft.name.trim() === '' ? 'Fill in a name.' : tooLong(draft.name, longestLine),
    role: tooLong(draft.role, longestLine),
    biography: tooLong(draft.biography, longestBiography),
    url: draft.url.trim() !== '' && safeUrl(draft.url) === null ? noAddress : undefined,
    links: draft.links.map(linkProblem).find((problem) => problem !== undefined),
    inLanguages: draft.inLanguages
      .map(
        ({ name, role, biography }) =>
          tooLong(name, longestLine) ?? tooLong(role, longestLine) ?? tooLong(biography, longestBiography),
      )
      .find((problem) => problem !== undefined),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

const noAddress = 'Not an address a reader can follow. It begins with https://.';

/** What is wrong with a row of links; an empty row is none. */
export function linkProblem({ label, url }: ContributorLink): string | undefined {
  if (label.trim() === '' && url.trim() === '') return undefined;
  if (label.length > longestLine) return tooLong(label, longestLine);
  return safeUrl(url) === null ? noAddress : undefined;
}

function tooLong(text: string, most: number): string | undefined {
  return text.length > most
    ? `Up to ${String(most)} characters; these are ${String(text.length)}.`
    : undefined;
}

/** Whether the draft would change what is there. A link counts by where it leads. */
export function isChanged(draft: ContributorDraft, facts: ContributorFacts): boolean {
  const { url, links } = problemsOf(draft);
  if (url !== undefined || links !== undefined) return true;
  const tidied = draftOf(factsOf(draft));
  return draftFields.some((field) => !sameJson(tidied[field], draftOf(facts)[field]));
}

export const draftFields = [
  'kind',
  'name',
  'role',
  'biography',
  'inLanguages',
  'url',
  'links',
  'picture',
  'pictureShape',
  'desk',
] as const satisfies readonly (keyof ContributorDraft)[];
export type DraftField = (typeof draftFields)[number];
