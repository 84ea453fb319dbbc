import { type StoryMeta, storyMeta } from '../story/story.ts';
import { collectText } from './collectText.ts';
import {
  attributeOf,
  byClass,
  byTag,
  findElement,
  findElements,
  type HtmlElement,
  hasClass,
  isElement,
} from './htmlTree.ts';
import type { PageParts } from './pageParts.ts';

/** What a page says of itself beside its text. */
export interface PageFacts {
  readonly meta: Partial<StoryMeta>;
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly base: string | null;
}

function moment(value: string | undefined): string | undefined {
  const milliseconds = value === undefined || value.length > 60 ? Number.NaN : Date.parse(value);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

/** Keeps only facts the story's own schema takes. */
function accepted(facts: Readonly<Record<string, unknown>>): Partial<StoryMeta> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === '') continue;
    const part = storyMeta.shape[name as keyof typeof storyMeta.shape];
    if (part?.safeParse(value).success === true) kept[name] = value;
  }
  // Every value has just passed the schema of its own name.
  return kept as Partial<StoryMeta>;
}

/** The dateline and the tags of our own export: facts that stand in the article, but are no part of its text. */
export function headParts(article: HtmlElement): readonly HtmlElement[] {
  const children = article.childNodes.filter(isElement);
  const header = children.find((child) => child.tagName === 'header');
  const candidates = [...children, ...(header === undefined ? [] : header.childNodes.filter(isElement))];
  return candidates.filter((child) => hasClass(child, 'stet-dateline') || hasClass(child, 'stet-tags'));
}

/** The head's `<meta>` by name (Open Graph, article, Dublin Core), first of each, and our own dateline. */
export function pageFacts({ root, isOwn, html, head }: PageParts): PageFacts {
  const article = isOwn ? root : null;
  const named = new Map<string, string[]>();
  for (const element of head === null ? [] : findElements(head, byTag('meta'))) {
    const name = (attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? '').toLowerCase();
    const content = attributeOf(element, 'content')?.trim() ?? '';
    if (name === '' || content === '' || content.length > 5000) continue;
    named.set(name, [...(named.get(name) ?? []), content]);
  }
  const first = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = named.get(name)?.[0];
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const parts = article === null ? [] : headParts(article);
  const own = (name: string): HtmlElement | null => {
    for (const part of parts) {
      if (hasClass(part, name)) return part;
      const found = findElement(part, byClass(name));
      if (found !== null) return found;
    }
    return null;
  };
  const ownText = (name: string): string | undefined => {
    const found = own(name);
    return found === null ? undefined : collectText(found);
  };
  const ownTime = (name: string): string | undefined => {
    const found = own(name);
    const time = found === null ? null : findElement(found, byTag('time'));
    return time === null ? undefined : (attributeOf(time, 'datetime') ?? undefined);
  };
  const direction =
    (article === null ? null : attributeOf(article, 'dir')) ??
    (html === null ? null : attributeOf(html, 'dir'));
  const tags = own('stet-tags');
  const tagWords =
    tags !== null
      ? findElements(tags, byTag('li')).map(collectText)
      : (named.get('article:tag') ??
        first('keywords', 'news_keywords')
          ?.split(',')
          .map((tag) => tag.trim()) ??
        []);
  const titleElement = head === null ? null : findElement(head, byTag('title'));
  return {
    meta: accepted({
      language:
        (article === null ? null : attributeOf(article, 'lang')) ??
        (html === null ? undefined : (attributeOf(html, 'lang') ?? undefined)),
      direction: direction === null ? undefined : direction.toLowerCase(),
      section: ownText('stet-section') ?? first('article:section'),
      place: ownText('stet-place'),
      tags: tagWords.length === 0 ? undefined : tagWords.filter((tag) => tag !== '').slice(0, 100),
      publishedAt:
        ownTime('stet-published') ??
        moment(first('article:published_time', 'dc.date.issued', 'date', 'pubdate')),
      updatedAt: ownTime('stet-updated') ?? moment(first('article:modified_time', 'dc.date.modified')),
      isUpdated: isOwn && own('stet-updated') !== null ? true : undefined,
    }),
    title:
      first('og:title') ??
      (titleElement === null ? '' : collectText(titleElement).replace(/\s+/g, ' ').trim()),
    description: first('og:description', 'description') ?? '',
    authors: (named.get('author') ?? named.get('article:author') ?? []).filter(
      (name) => !/^https?:/.test(name),
    ),
    base: head === null ? null : baseOf(head, first('og:url')),
  };
}

function baseOf(head: HtmlElement, stated: string | undefined): string | null {
  const base = findElement(head, byTag('base'));
  const canonical = findElements(head, byTag('link')).find(
    (link) => attributeOf(link, 'rel')?.toLowerCase() === 'canonical',
  );
  for (const address of [
    base === null ? null : attributeOf(base, 'href'),
    canonical === undefined ? null : attributeOf(canonical, 'href'),
    stated,
  ]) {
    if (address !== null && address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address))
      return address;
  }
  return null;
}
