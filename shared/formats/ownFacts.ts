import { storyMeta } from '../story/story.ts';
import { unescapeHtml } from './unescapeHtml.ts';

const element = /<meta (?:name|property)="([^"]+)" content="([^"]*)">/g;

/**
 * The facts our own export states in its head, exactly as they were: dates keep their form and the slug,
 * which no reader sees, is there. Whatever a stranger has put in their place must still fit the schema.
 */
export function ownFacts(page: string): Readonly<Record<string, unknown>> {
  const head = page.slice(0, page.indexOf('<style>'));
  const named = new Map<string, string>();
  const tags: string[] = [];
  for (const [, name = '', content = ''] of head.matchAll(element)) {
    if (name === 'article:tag') tags.push(unescapeHtml(content));
    else named.set(name, unescapeHtml(content));
  }
  const facts = {
    slug: named.get('stet:slug') ?? '',
    section: named.get('article:section') ?? '',
    place: named.get('stet:place') ?? '',
    tags,
    publishedAt: named.get('article:published_time') ?? null,
    updatedAt: named.get('article:modified_time') ?? null,
    isUpdated: named.get('stet:updated') === 'true',
  };
  const names = Object.keys(facts) as (keyof typeof facts)[]; // the object's own keys, which TypeScript widens
  return Object.fromEntries(
    names
      .filter((name) => storyMeta.shape[name].safeParse(facts[name]).success)
      .map((name) => [name, facts[name]]),
  );
}
