import { elements, marks } from '../elements/index.ts';
import type { Crop } from '../story/crop.ts';
import { type Direction, nodeDirection } from './direction.ts';
import type { Element } from './element.ts';
import { cleanText, escapeMarkup } from './escape.ts';
import { formatDay, formatDuration, formatMinutes, formatMoment } from './formatTime.ts';
import type { MarkJson, NodeJson } from './json.ts';
import type { TextMark } from './mark.ts';
import { type NumberReader, numberReader } from './numberText.ts';
import { type PagePicture, pictureMarkup, type ShownPicture } from './pagePicture.ts';
import { type ReaderWords, readerWords } from './readerWords.ts';
import { type ArticleParts, renderArticle, renderArticleParts } from './renderArticle.ts';
import { isMediaSource, safeUrl } from './safeUrl.ts';
import { shownValues } from './shownValues.ts';

/** The facts about a story that its readers are shown. */
export interface ReaderFacts {
  /** RFC 3339 date-times, or null. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly isUpdated: boolean;
  readonly place: string;
  readonly section: string;
  readonly tags: readonly string[];
}

export interface RenderOptions {
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  readonly meta: ReaderFacts;
  /** Where a `media:` source lies for this output, or null when there is no such file. */
  readonly mediaUrl: (source: string) => string | null;
  /** A picture made for this output, or null when there is none; left out where `mediaUrl` has the very file. */
  readonly pictures?: (source: string, crop: Crop | null) => PagePicture | null;
  /** Mark each field outside the body with `data-block`, see `blockPositions`. */
  readonly anchors?: boolean;
  /** Blocks written before, by their JSON: what depends on nothing around it is not written again. */
  readonly kept?: WeakMap<NodeJson, string>;
}

/** What an element may use to write itself: everything here escapes and lets only safe addresses out. */
export interface HtmlWriter {
  readonly options: RenderOptions;
  readonly words: ReaderWords;
  /** Any node, by its element; '' for one this version does not know. */
  readonly node: (node: NodeJson) => string;
  readonly blocks: (nodes: readonly NodeJson[] | undefined) => string;
  /** What the children add at the article's end. */
  readonly ends: (nodes: readonly NodeJson[] | undefined) => string;
  /** The text below a text block with its marks; '' when it is blank. */
  readonly inline: (node: NodeJson | undefined) => string;
  readonly escape: (text: string) => string;
  /** ` name="value"`, or '' for null and ''. */
  readonly attribute: (name: string, value: string | number | null) => string;
  /** An address for `href`, or null. */
  readonly url: (value: unknown) => string | null;
  /** An address for `src`: local media only, never the network. */
  readonly media: (value: unknown) => string | null;
  /** The markup that shows a picture, or null when it is not there: local ones only. */
  readonly picture: (shown: ShownPicture) => string | null;
  /** ` dir="…"` when the node's text runs against the story. */
  readonly direction: (node: NodeJson) => string;
  /** `h2` or `h3`: a third level before any second one would skip a step. */
  readonly heading: (level: number) => 'h2' | 'h3';
  /** A `<time>` for a calendar day or a moment, or ''. */
  readonly time: (value: unknown) => string;
  /** "6 min" when rounded, "0:04:26" otherwise, '' when the length is unknown. */
  readonly duration: (seconds: number | null, form: 'minutes' | 'clock') => string;
  /** A label no landmark before it has had. */
  readonly label: (text: string) => string;
  /** A text that is nothing but a number in the story's language, or null. */
  readonly number: NumberReader;
  /** The `<article>` with everything in it. */
  readonly article: (document: NodeJson) => string;
  /** The same in parts, for a preview that puts in what changed; the body's blocks come from `kept`. */
  readonly parts: (document: NodeJson) => ArticleParts;
}

const elementByName: ReadonlyMap<string, Element> = new Map(
  elements.map((element) => [element.name, element]),
);
const markByName: ReadonlyMap<string, TextMark> = new Map(marks.map((mark) => [mark.name, mark]));

function sameMark(one: MarkJson, other: MarkJson): boolean {
  if (one === other) return true;
  if (one.type !== other.type) return false;
  const left = one.attrs;
  const right = other.attrs;
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  for (const key in left) if (left[key] !== right[key]) return false;
  for (const key in right) if (!(key in left)) return false;
  return true;
}

const noMarks: readonly MarkJson[] = [];

/** A library's own file, in the one size it has. */
function onlyFile(source: string, address: string): PagePicture {
  return { address, source, width: null, height: null, srcset: '', smaller: null, tone: null };
}

/** How many marks two neighbours have in common, from the outermost. */
function sharedMarks(one: readonly MarkJson[], other: readonly MarkJson[]): number {
  let shared = 0;
  while (shared < one.length && shared < other.length) {
    const left = one[shared];
    const right = other[shared];
    if (left === undefined || right === undefined || !sameMark(left, right)) break;
    shared += 1;
  }
  return shared;
}

/** A letter at its head is the usual end of the question. */
function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first <= 0x20 || first === 0xa0 || first >= 0x1680) && text.trim() === '';
}

/**
 * Document JSON to HTML by plain string building: one lookup per node, no tree in between. Preview, export
 * and clipboard all use it, so they cannot differ.
 */
export function createHtmlWriter(options: RenderOptions): HtmlWriter {
  const { language, direction: storyDirection } = options;
  let hasSecondLevel = false;
  let labels = new Map<string, number>();
  /** Counts what a block asked of its surroundings: one that asked cannot be kept. */
  let asked = 0;

  function node(json: NodeJson): string {
    const element = elementByName.get(json.type);
    return element === undefined ? '' : element.html(shownValues(json, element.attributes), writer);
  }

  function blocks(nodes: readonly NodeJson[] | undefined): string {
    if (nodes === undefined) return '';
    let html = '';
    for (const child of nodes) html += node(child);
    return html;
  }

  function ends(nodes: readonly NodeJson[] | undefined): string {
    let html = '';
    for (const child of nodes ?? []) {
      const element = elementByName.get(child.type);
      if (element?.htmlEnd !== undefined)
        html += element.htmlEnd(shownValues(child, element.attributes), writer);
    }
    return html;
  }

  function inline(parent: NodeJson | undefined): string {
    const content = parent?.content;
    if (content === undefined) return '';
    const only = content[0];
    if (content.length === 1 && only?.text !== undefined && only.marks === undefined) {
      return isBlankText(only.text) ? '' : escapeMarkup(only.text);
    }
    return markedText(content);
  }

  /** Marks shared by neighbours stay open across them, so that one link is one link. */
  function markedText(content: readonly NodeJson[]): string {
    let html = '';
    let isBlank = true;
    let open = noMarks;
    // What closes each open mark; made only where there is one.
    let closings: string[] | undefined;
    for (const child of content) {
      const own = child.marks ?? noMarks;
      if (own.length > 0 || open.length > 0) {
        closings ??= [];
        const shared = sharedMarks(open, own);
        while (closings.length > shared) html += closings.pop() ?? '';
        for (let index = shared; index < own.length; index += 1) {
          const mark = own[index];
          const known = mark === undefined ? undefined : markByName.get(mark.type);
          const opening =
            mark === undefined || known === undefined
              ? ''
              : known.open(shownValues(mark, known.attributes), writer);
          closings.push(opening === '' ? '' : (known?.close ?? ''));
          html += opening;
        }
        open = own;
      }
      if (child.text === undefined) html += node(child);
      else {
        html += escapeMarkup(child.text);
        if (isBlank && !isBlankText(child.text)) isBlank = false;
      }
    }
    if (isBlank) return '';
    while (closings !== undefined && closings.length > 0) html += closings.pop() ?? '';
    return html;
  }

  function keptBlock(json: NodeJson): string {
    const kept = options.kept?.get(json);
    if (kept !== undefined) return kept;
    const before = asked;
    const html = cleanText(node(json));
    if (asked === before) options.kept?.set(json, html);
    return html;
  }

  let reader: NumberReader | undefined;

  const writer: HtmlWriter = {
    options,
    words: readerWords(language),
    node,
    blocks,
    ends,
    inline,
    escape: escapeMarkup,
    attribute: (name, value) =>
      value === null || value === '' ? '' : ` ${name}="${escapeMarkup(String(value))}"`,
    url: safeUrl,
    media: (value) => (typeof value === 'string' && isMediaSource(value) ? options.mediaUrl(value) : null),
    picture(shown) {
      if (!isMediaSource(shown.source)) return null;
      const picture = options.pictures?.(shown.source, shown.crop);
      if (picture !== undefined) return picture && pictureMarkup(shown, picture, writer);
      const address = options.mediaUrl(shown.source);
      return address && pictureMarkup({ ...shown, crop: null }, onlyFile(shown.source, address), writer);
    },
    direction(json) {
      const own = nodeDirection(json);
      return own === null || own === storyDirection ? '' : ` dir="${own}"`;
    },
    heading(level) {
      asked += 1;
      if (level === 3 && hasSecondLevel) return 'h3';
      hasSecondLevel = true;
      return 'h2';
    },
    time(value) {
      if (typeof value !== 'string') return '';
      const words = value.includes('T') ? formatMoment(value, language) : formatDay(value, language);
      return words === '' ? '' : `<time datetime="${escapeMarkup(value)}">${escapeMarkup(words)}</time>`;
    },
    duration: (seconds, form) =>
      seconds === null
        ? ''
        : form === 'clock'
          ? formatDuration(seconds, language)
          : `${formatMinutes(seconds, language)} ${writer.words.minutes}`,
    label(text) {
      asked += 1;
      const used = labels.get(text) ?? 0;
      labels.set(text, used + 1);
      return used === 0 ? text : `${text} ${used + 1}`;
    },
    number(text) {
      reader ??= numberReader(language);
      return reader(text);
    },
    article(document) {
      hasSecondLevel = false;
      labels = new Map();
      // Controls and broken surrogates go last, in one pass over all of it: markup has none of its own.
      return cleanText(renderArticle(document, writer));
    },
    parts(document) {
      hasSecondLevel = false;
      labels = new Map();
      const { open, blocks, close } = renderArticleParts(document, writer, keptBlock);
      return { open: cleanText(open), blocks, close: cleanText(close) };
    },
  };
  return writer;
}
