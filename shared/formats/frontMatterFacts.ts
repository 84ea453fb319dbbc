import type { FrontMatter } from './frontMatter.ts';
import { directionOf } from './guessLanguage.ts';

/** What front matter says, in our own words; '' and empty lists where it is silent. */
export interface StatedFacts {
  readonly headline: string;
  readonly kicker: string;
  readonly standfirst: string;
  readonly summary: readonly string[];
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly meta: Readonly<Record<string, unknown>>;
  /** Names we have no place for. */
  readonly unused: readonly string[];
}

const names = {
  headline: ['title', 'headline'],
  kicker: ['kicker', 'eyebrow', 'overline'],
  standfirst: ['standfirst', 'description', 'subtitle', 'deck', 'dek', 'excerpt', 'lede'],
  summary: ['summary', 'bullets', 'key_points'],
  authors: ['author', 'authors', 'byline', 'bylines'],
  tags: ['tags', 'keywords'],
  section: ['section', 'category', 'categories'],
  language: ['lang', 'language', 'locale'],
  direction: ['dir', 'direction'],
  slug: ['slug'],
  place: ['place', 'dateline', 'location'],
  publishedAt: ['date', 'published', 'published_at', 'publishdate'],
  updatedAt: ['updated', 'updated_at', 'lastmod', 'modified'],
} as const;

export function frontMatterFacts(facts: FrontMatter): StatedFacts {
  const used = new Set<string>();
  const take = (wanted: readonly string[], fits: (value: unknown) => boolean): unknown => {
    const name = wanted.find((one) => Object.hasOwn(facts, one) && fits(facts[one]));
    if (name === undefined) return undefined;
    used.add(name);
    return facts[name];
  };
  const line = (wanted: readonly string[]) => oneLine(take(wanted, (value) => oneLine(value) !== ''));
  const list = (wanted: readonly string[]) => lines(take(wanted, (value) => lines(value).length > 0));

  const standfirst = line(names.standfirst);
  const summary = take(names.summary, (value) => oneLine(value) !== '' || lines(value).length > 0);
  const isStandfirst = standfirst === '' && oneLine(summary) !== '';
  const language = languageTag(line(names.language));
  const stated = {
    headline: line(names.headline),
    kicker: line(names.kicker),
    standfirst: isStandfirst ? oneLine(summary) : standfirst,
    summary: isStandfirst ? [] : lines(summary, '\n'),
    authors: authorsOf(take(names.authors, (value) => authorsOf(value).length > 0)),
    meta: {
      ...given('slug', line(names.slug).slice(0, 200)),
      ...given('section', list(names.section)[0]?.slice(0, 200) ?? ''),
      ...given(
        'tags',
        list(names.tags)
          .slice(0, 100)
          .map((tag) => tag.slice(0, 200)),
      ),
      ...given('language', language),
      ...given('direction', directionGiven(line(names.direction), language)),
      ...given('place', line(names.place).slice(0, 200)),
      ...given('publishedAt', moment(line(names.publishedAt))),
      ...given('updatedAt', moment(line(names.updatedAt))),
    },
  };
  return { ...stated, unused: Object.keys(facts).filter((name) => !used.has(name)) };
}

function given(name: string, value: string | readonly string[] | null): Readonly<Record<string, unknown>> {
  return value === null || value.length === 0 ? {} : { [name]: value };
}

function oneLine(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '';
}

function lines(value: unknown, separator: string | RegExp = ','): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(separator)
      : [value];
  return items.map(oneLine).filter((item) => item !== '');
}

function authorsOf(value: unknown): StatedFacts['authors'] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    if (typeof item === 'object' && item !== null && 'name' in item) {
      const name = oneLine(item.name);
      return name === ''
        ? []
        : [{ name, url: 'url' in item && typeof item.url === 'string' ? item.url : null }];
    }
    const name = oneLine(item);
    return name === '' ? [] : [{ name, url: null }];
  });
}

function languageTag(value: string): string | null {
  const tag = value.replaceAll('_', '-');
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : null;
}

function directionGiven(value: string, language: string | null): string | null {
  if (value === 'ltr' || value === 'rtl') return value;
  return language === null ? null : directionOf(language);
}

/** RFC 3339 in UTC; a bare date is midnight UTC. Null when it is no date. */
function moment(value: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const time = Date.parse(value.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
