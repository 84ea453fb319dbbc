import { collectText } from './collectText.ts';
import { chromeTags, refusedTags, silentTags } from './htmlTags.ts';
import { attributeOf, type HtmlElement, type HtmlReader, hasClass, styleOf } from './htmlTree.ts';
import { isListMarker } from './wordLists.ts';

/** Refused, but their words are shown by browsers and stay. */
const wordsStay: ReadonlySet<string> = new Set(['object', 'svg', 'canvas']);

/**
 * True for what is left out with all that is in it: what no reader sees, what a story cannot hold, what
 * belongs to the site, and what a word processor adds for itself. Says so where it could be missed.
 */
export function isSilent(
  element: HtmlElement,
  reader: HtmlReader,
  options: { readonly dropsChrome: boolean },
): boolean {
  const tag = element.tagName;
  const refused = refusedTags.get(tag);
  if (refused !== undefined) {
    reader.drop(refused);
    if (!wordsStay.has(tag)) return true;
  }
  if (silentTags.has(tag)) return true;
  const chrome = options.dropsChrome ? chromeTags.get(tag) : undefined;
  if (chrome !== undefined && !isOurs(element)) {
    reader.drop(chrome);
    return true;
  }
  if (element.attrs.length === 0) return false;
  if (attributeOf(element, 'hidden') !== null || styleOf(element, 'display') === 'none') return true;
  return (
    isListMarker(element) || isDeletion(element, reader) || isComment(element, reader) || isFiller(element)
  );
}

function isOurs(element: HtmlElement): boolean {
  return /(^|\s)stet-/.test(attributeOf(element, 'class') ?? '');
}

/** Deletions that carry who and when are a word processor's tracked changes: quoted, not kept. */
function isDeletion(element: HtmlElement, reader: HtmlReader): boolean {
  if (element.tagName !== 'del') return false;
  if (attributeOf(element, 'cite') === null && attributeOf(element, 'datetime') === null) return false;
  const text = collectText(element).replace(/\s+/g, ' ').trim();
  const quoted = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  if (text !== '') reader.drop(`text marked as deleted: “${quoted}”`);
  return true;
}

function isComment(element: HtmlElement, reader: HtmlReader): boolean {
  if (styleOf(element, 'mso-element') === 'comment-list') {
    reader.drop('comments of the word processor');
    return true;
  }
  return hasClass(element, 'MsoCommentReference');
}

/** The mark Word for the web puts at the end of a line, and the rule Word draws above footnotes. */
function isFiller(element: HtmlElement): boolean {
  if (element.tagName === 'span') return hasClass(element, 'EOP');
  return (
    element.tagName === 'hr' &&
    attributeOf(element, 'size') === '1' &&
    attributeOf(element, 'width') === '33%'
  );
}
