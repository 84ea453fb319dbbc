import { StetError } from '../contract/reply.ts';
import type { StoryMeta } from '../story/story.ts';
import { parseMarkup } from './htmlParser.ts';
import { HtmlReading } from './htmlReading.ts';
import { byTag, findElement, type HtmlElement } from './htmlTree.ts';
import type { NodeJson } from './json.ts';
import { childOf, plainText, textNode } from './nodeJson.ts';
import { headParts, pageFacts } from './pageFacts.ts';
import { pageParts } from './pageParts.ts';
import { parseDocument } from './parseDocument.ts';
import { serializeDocument } from './serializeDocument.ts';

export interface ReadHtmlOptions {
  /** What was pasted or dropped, not a page: nothing is taken for the site's, and no headline is looked for. */
  readonly fragment?: boolean;
  /** The story's language (BCP 47), so that text in another one is marked. */
  readonly language?: string;
  /** Where the page came from, for its relative addresses. */
  readonly baseUrl?: string;
  /** Longest input in UTF-16 units; 20,000,000 when left out. */
  readonly limit?: number;
  /**
   * Turns an address found in markup (`data:`, a path in an exported folder) into a media source. `claimed`
   * is the `media:` name our own export gave. Null lets the usual rules decide.
   */
  readonly media?: (address: string | null, claimed: string | null) => string | null;
}

export interface HtmlRead {
  /** Valid: what `parseDocument` made of it, as JSON. */
  readonly document: NodeJson;
  /** The body's blocks: what a paste inserts. */
  readonly content: readonly NodeJson[];
  /** True when it was one line of text, to be joined to the line it is pasted into. */
  readonly isInline: boolean;
  /** True for Stet's own export, which comes back equal. */
  readonly isOwn: boolean;
  readonly meta: Partial<StoryMeta>;
  /** What did not come over, a sentence each. */
  readonly dropped: readonly string[];
}

const defaultLimit = 20_000_000;
/** What is copied may be a whole page all the same. */
const wholePage = /<(html|body)[\s>]/i;

/**
 * HTML from anywhere as a story: our own export, a page of the web, or what a word processor puts on the
 * clipboard. No DOM: parse5's tree (WHATWG HTML, "Parsing") is walked once with the elements' own rules.
 * Throws StetError `tooLarge` when the text is over the limit.
 */
export function readHtml(html: string, options: ReadHtmlOptions = {}): HtmlRead {
  const limit = options.limit ?? defaultLimit;
  if (html.length > limit) {
    throw new StetError(
      'tooLarge',
      `This page has ${html.length.toLocaleString('en')} characters; Stet reads up to ${limit.toLocaleString('en')}.`,
    );
  }
  const isFragment = options.fragment === true;
  const page = parseMarkup(html, isFragment && !wholePage.test(html));
  const parts = pageParts(page);
  const { root, isOwn, isChosen } = parts;
  const facts = pageFacts(parts);
  const isPage = !isFragment && !isOwn;
  const heading =
    isPage && parts.headings.length > 0
      ? (findElement(root, byTag('h1')) ?? parts.headings[0] ?? null)
      : null;
  const skipped = new Set(heading === null ? [] : [heading]);
  if (isOwn) for (const part of headParts(root)) skipped.add(part);
  const reading = new HtmlReading({
    own: isOwn,
    language: options.language ?? facts.meta.language ?? '',
    base: options.baseUrl ?? facts.base,
    dropsChrome: isPage && isChosen,
    skipped,
    media: options.media,
  });
  const blocks = reading.blocks(isFragment && !isOwn ? (findElement(page, byTag('body')) ?? page) : root);
  const fields = isPage ? headFields(blocks, heading, facts, reading) : [];
  const content = isFragment ? [{ type: 'body', content: blocks }] : [...fields, ...blocks];
  const parsed = parseDocument({ type: 'doc', content }, { writtenBy: 'others' });
  if (!parsed.ok) throw new StetError('invalid', parsed.reason);
  const document = serializeDocument(parsed.document);
  const body = childOf(document, 'body')?.content ?? [];
  return {
    document,
    content: body,
    isInline: !reading.hasBlocks && body.length === 1 && body[0]?.type === 'paragraph',
    isOwn,
    meta: isFragment && !isOwn ? {} : facts.meta,
    dropped: reading.dropped.sentences({ examples: isFragment ? 3 : 20 }),
  };
}

/** Headline, standfirst and bylines of a page that is not ours, from its first heading and its head. */
function headFields(
  blocks: readonly NodeJson[],
  heading: HtmlElement | null,
  facts: ReturnType<typeof pageFacts>,
  reading: HtmlReading,
): readonly NodeJson[] {
  const has = (type: string) => blocks.some((block) => block.type === type);
  const plain = (text: string): readonly NodeJson[] => (text === '' ? [] : [{ type: 'text', text }]);
  const fields: NodeJson[] = [];
  if (!has('headline')) {
    const words = heading === null ? [] : reading.inline(heading, 'headline');
    fields.push(textNode('headline', words.length > 0 ? words : plain(facts.title)));
  }
  if (!has('standfirst') && facts.description !== '' && !says(blocks, facts.description)) {
    fields.push(textNode('standfirst', plain(facts.description)));
  }
  if (!has('bylines') && facts.authors.length > 0) {
    fields.push({
      type: 'bylines',
      content: facts.authors
        .slice(0, 50)
        .map((name) => ({ type: 'byline', attrs: { name: name.slice(0, 300) } })),
    });
  }
  return fields;
}

/** True when the text has the words in it: a description is often just its beginning. */
function says(blocks: readonly NodeJson[], words: string): boolean {
  return blocks.map(plainText).join(' ').includes(words.slice(0, 80));
}
