import type { NodeJson } from '../document/json.ts';
import { childOf, numberAttribute, plainText, stringAttribute } from '../document/nodeJson.ts';
import { isObject } from '../document/opaque.ts';
import { isMediaSource, safeMediaSource, safeUrl } from '../document/safeUrl.ts';
import { cropOf, sizeOfFigure } from '../story/crop.ts';
import { isoDuration } from './isoDuration.ts';
import type { MediaOut } from './mediaAddress.ts';
import { typeOfSource } from './mediaTypes.ts';
import type { NodesByType } from './nodesByType.ts';
import type { ReaderFacts } from './publicFacts.ts';

type Thing = Readonly<Record<string, unknown>>;

export interface ArticleWords {
  /** "This audio is AI-generated", in the story's language. */
  readonly aiGenerated: string;
}

/**
 * The story as schema.org `NewsArticle` (JSON-LD). Media are named by address where they have one of their
 * own; a picture inside the page is not repeated here, only described, with its SHA-256.
 */
export function newsArticle(
  document: NodeJson,
  nodes: NodesByType,
  facts: ReaderFacts,
  words: ArticleWords,
  media: Pick<MediaOut, 'address' | 'picture'>,
): Thing {
  const medium = (source: string) => mediumFacts(source, media);
  const description = childText(document, 'standfirst');
  return filled({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: childText(document, 'headline'),
    description,
    abstract: summaryText(nodes('summaryItem')),
    datePublished: facts.publishedAt,
    dateModified: facts.updatedAt ?? facts.publishedAt,
    dateline: facts.place,
    articleSection: facts.section,
    keywords: facts.tags,
    inLanguage: facts.language,
    author: nodes('byline').map(author),
    image: nodes('figure').map((figure) => image(figure, media)),
    audio: nodes('audio').map((audio) => audioObject(audio, words, medium)),
    video: nodes('video').map((video) => videoObject(video, description, facts, medium)),
    correction: nodes('correction').map(correction),
  });
}

function summaryText(items: readonly NodeJson[]): string {
  return items
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}

function author(byline: NodeJson): Thing {
  const isDesk = byline.attrs?.kind === 'desk';
  return filled({
    '@type': isDesk ? 'Organization' : 'Person',
    name: stringAttribute(byline, 'name'),
    jobTitle: isDesk ? null : stringAttribute(byline, 'role'),
    description: stringAttribute(byline, 'biography'),
    url: safeUrl(stringAttribute(byline, 'url')),
    sameAs: sameAs(byline),
  });
}

/** Further pages of a contributor; an address to write to is none. */
function sameAs(byline: NodeJson): readonly string[] {
  const links = byline.attrs?.links;
  if (!Array.isArray(links)) return [];
  return links.flatMap((link) => {
    const url = isObject(link) ? safeUrl(link['url']) : null;
    return url !== null && /^https?:/.test(url) ? [url] : [];
  });
}

/** Facts of what the page shows: the largest rendition, cut as the figure is. */
function image(figure: NodeJson, media: Pick<MediaOut, 'address' | 'picture'>): Thing {
  const source = stringAttribute(figure, 'source');
  const shown = media.picture(source, cropOf(figure, sizeOfFigure(figure)));
  return filled({
    '@type': 'ImageObject',
    ...(shown === null ? mediumFacts(source, media) : fileFacts(shown.source, shown.address)),
    description: childText(figure, 'altText'),
    caption: childText(figure, 'caption'),
    creditText: childText(figure, 'credit'),
    width: shown?.width ?? numberAttribute(figure, 'width'),
    height: shown?.height ?? numberAttribute(figure, 'height'),
  });
}

function audioObject(audio: NodeJson, words: ArticleWords, medium: (source: string) => Thing): Thing {
  const generated = audio.attrs?.aiGenerated === true;
  return filled({
    '@type': 'AudioObject',
    name: childText(audio, 'mediaTitle'),
    ...medium(stringAttribute(audio, 'source')),
    duration: isoDuration(numberAttribute(audio, 'duration')),
    description: generated ? words.aiGenerated : null,
    digitalSourceType: generated ? digitalSource(stringAttribute(audio, 'digitalSourceType')) : null,
  });
}

/** IPTC's term as schema.org spells it: `algorithmicMedia` is `AlgorithmicMediaDigitalSource`. */
function digitalSource(term: string): string {
  const [first = '', ...rest] = term || 'trainedAlgorithmicMedia';
  return `https://schema.org/${first.toUpperCase()}${rest.join('')}DigitalSource`;
}

function videoObject(
  video: NodeJson,
  description: string,
  facts: ReaderFacts,
  medium: (source: string) => Thing,
): Thing {
  const poster = stringAttribute(video, 'poster');
  return filled({
    '@type': 'VideoObject',
    name: childText(video, 'mediaTitle') || childText(video, 'caption'),
    description: childText(video, 'caption') || description,
    ...medium(stringAttribute(video, 'source')),
    embedUrl: safeUrl(stringAttribute(video, 'embedUrl')),
    thumbnailUrl: poster === '' ? null : medium(poster).contentUrl,
    uploadDate: facts.publishedAt,
    duration: isoDuration(numberAttribute(video, 'duration')),
    creditText: childText(video, 'credit'),
    width: numberAttribute(video, 'width'),
    height: numberAttribute(video, 'height'),
  });
}

function correction(node: NodeJson): Thing {
  return filled({
    '@type': 'CorrectionComment',
    text: textOf(node),
    datePublished: stringAttribute(node, 'date'),
  });
}

function mediumFacts(source: string, { address }: Pick<MediaOut, 'address'>): Thing {
  if (source === '') return {};
  if (!isMediaSource(source)) return { contentUrl: safeMediaSource(source) };
  return fileFacts(source, address(source));
}

function fileFacts(source: string, address: string | null): Thing {
  return {
    contentUrl: address === null || address.startsWith('data:') ? null : address,
    encodingFormat: typeOfSource(source),
    sha256: source.slice('media:'.length, 'media:'.length + 64),
  };
}

function textOf(node: NodeJson): string {
  return plainText(node).replace(/\s+/gu, ' ').trim();
}

function childText(node: NodeJson, type: string): string {
  const child = childOf(node, type);
  return child === undefined ? '' : textOf(child);
}

/** A thing without what is not known: schema.org has no use for empty values. */
function filled(thing: Thing): Thing {
  return Object.fromEntries(
    Object.entries(thing).filter(
      ([, value]) => value !== null && value !== undefined && value !== '' && !isEmptyList(value),
    ),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** JSON for a `<script>` data block: nothing in it can close the block or open a comment (HTML, 4.12.1.3). */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
