import { StetError } from '../../../shared/contract/reply.ts';
import { safeMediaSource, safeUrl } from '../../../shared/document/safeUrl.ts';
import type { Contributor, ContributorLink, ContributorTexts } from '../../../shared/story/contributor.ts';

/** Control characters but for the line feed and the tab, and what breaks a line without being one. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * An entry as it is kept: names on one line, biographies with plain line breaks, addresses that are safe.
 * Throws StetError `invalid` with the field that cannot be kept; nothing typed is dropped in silence.
 */
export function tidyContributor(entry: Contributor): Contributor {
  const name = oneLine(entry.name);
  if (name === '') throw refused('name', 'A name is missing. Nothing was changed; fill in a name.');
  const url = isBlank(entry.url) ? null : safeUrl(entry.url);
  if (url === null && !isBlank(entry.url)) {
    throw refused(
      'url',
      'The link is not an address a reader can follow. Nothing was changed; begin it with https://.',
    );
  }
  const picture = isBlank(entry.picture) ? null : safeMediaSource(entry.picture);
  if (picture === null && !isBlank(entry.picture)) {
    throw refused(
      'picture',
      'The picture is not one of the media folder. Nothing was changed; choose it again.',
    );
  }
  return {
    ...entry,
    name,
    role: oneLine(entry.role),
    biography: lines(entry.biography),
    url,
    picture,
    links: entry.links.flatMap(tidyLink),
    inLanguages: entry.inLanguages.map(tidyTexts),
    desk: entry.kind === 'desk' || entry.desk === '' || entry.desk === entry.id ? null : entry.desk,
  };
}

/** A row of blanks is none. A link without a name is called by its address. */
function tidyLink(link: ContributorLink): readonly ContributorLink[] {
  const label = oneLine(link.label);
  if (label === '' && isBlank(link.url)) return [];
  const url = safeUrl(link.url);
  if (url === null) {
    throw refused(
      'links',
      `${label === '' ? 'A link' : `The link “${label}”`} has no address a reader can follow. Nothing was changed; begin it with https://.`,
    );
  }
  return [
    { label: label === '' ? url.replace(/^(mailto:|tel:|https?:\/\/)/, '').slice(0, 300) : label, url },
  ];
}

function tidyTexts(
  texts: ContributorTexts,
  index: number,
  all: readonly ContributorTexts[],
): ContributorTexts {
  const tag = texts.language.toLowerCase();
  if (all.findIndex(({ language }) => language.toLowerCase() === tag) !== index) {
    throw refused(
      'inLanguages',
      `There are two texts for the language ${texts.language}. Nothing was changed; bring them together.`,
    );
  }
  const { name, role, biography } = texts;
  return { ...texts, name: oneLine(name), role: oneLine(role), biography: lines(biography) };
}

function lines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(unseen, '').trim();
}

function isBlank(value: string | null): boolean {
  return value === null || value.trim() === '';
}

function refused(field: keyof Contributor, message: string): StetError {
  return new StetError('invalid', message, { field });
}
