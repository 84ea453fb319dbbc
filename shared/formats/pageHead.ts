import { escapeHtml } from '../document/escape.ts';
import type { NodeJson } from '../document/json.ts';
import { childOf, plainText, stringAttribute } from '../document/nodeJson.ts';
import { toneRule } from '../document/pagePicture.ts';
import type { ReaderWords } from '../document/readerWords.ts';
import { cropOf, sizeOfFigure } from '../story/crop.ts';
import type { MediaOut } from './mediaAddress.ts';
import { newsArticle, scriptJson } from './newsArticle.ts';
import { type NodesByType, nodesByType } from './nodesByType.ts';
import type { ReaderFacts } from './publicFacts.ts';

/** Nothing runs, nothing is fetched from elsewhere: a second lock behind the writer's own escaping. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self' data:; base-uri 'none'; form-action 'none'";
/** Search results and tabs cut longer titles (html-validate `long-title`). */
const longestTitle = 70;

export interface PageHead {
  readonly document: NodeJson;
  readonly facts: ReaderFacts;
  readonly words: ReaderWords;
  readonly css: string;
  readonly media: MediaOut;
}

/**
 * Everything in `<head>`. Facts that semantic markup has no place for stand in `meta` elements, those of
 * Open Graph and `article:` where they have a name, else under `stet:`, so that reading the page gives them back.
 */
export function pageHead({ document, facts, words, css, media }: PageHead): string {
  const headline = lineOf(document, 'headline');
  const description = lineOf(document, 'standfirst');
  const nodes = nodesByType(document);
  const authors = nodes('byline').map((byline) => stringAttribute(byline, 'name'));
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    `<title>${escapeHtml(shortened(headline) || facts.slug || 'Untitled')}</title>`,
    named('description', description),
    named('author', authors.filter((name) => name !== '').join(', ')),
    named('keywords', facts.tags.join(', ')),
    '<meta name="generator" content="Stet">',
    '<meta name="color-scheme" content="light dark">',
    '<meta property="og:type" content="article">',
    property('og:title', headline),
    property('og:description', description),
    property(
      'og:locale',
      /^[a-z]{2,3}-[a-z]{2}$/i.test(facts.language) ? facts.language.replace('-', '_') : '',
    ),
    ...picture(nodes, media),
    property('article:published_time', facts.publishedAt),
    property('article:modified_time', facts.updatedAt),
    property('article:section', facts.section),
    ...facts.tags.map((tag) => property('article:tag', tag)),
    named('stet:slug', facts.slug),
    named('stet:place', facts.place),
    named('stet:updated', facts.isUpdated ? 'true' : ''),
    `<script type="application/ld+json">${scriptJson(newsArticle(document, nodes, facts, { aiGenerated: words.aiAudio }, media))}</script>`,
    `<style>\n${css.replaceAll('</', '<\\/').trim()}${media
      .tones()
      .map((tone) => `\n${toneRule(tone)}`)
      .join('')}\n</style>`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function picture(nodes: NodesByType, media: MediaOut): readonly string[] {
  const figure = nodes('figure')[0];
  if (figure === undefined) return [];
  const crop = cropOf(figure, sizeOfFigure(figure));
  const own = media.picture(stringAttribute(figure, 'source'), crop)?.address ?? null;
  if (own === null || own.startsWith('data:')) return [];
  return [property('og:image', own), property('og:image:alt', lineOf(figure, 'altText'))];
}

function named(name: string, content: string | null): string {
  return content === null || content === '' ? '' : `<meta name="${name}" content="${escapeHtml(content)}">`;
}

function property(name: string, content: string | null): string {
  return content === null || content === ''
    ? ''
    : `<meta property="${name}" content="${escapeHtml(content)}">`;
}

function lineOf(node: NodeJson, type: string): string {
  return plainText(childOf(node, type)).replace(/\s+/gu, ' ').trim();
}

/** At most 70 characters, cut between words. */
function shortened(title: string): string {
  const characters = Array.from(title);
  if (characters.length <= longestTitle) return title;
  const head = characters.slice(0, longestTitle - 1).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > longestTitle / 2 ? head.slice(0, space) : head).replace(/[\s,;:–—-]+$/u, '')}…`;
}
