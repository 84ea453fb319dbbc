import { type DefaultTreeAdapterTypes, InsertionMode, Parser, Token, TokenizerMode } from 'parse5';
import type { HtmlElement, HtmlNode } from './htmlTree.ts';

type Tree = DefaultTreeAdapterTypes.DefaultTreeAdapterMap;

/** Where text behind a tag is just put into the element: spaces and words need not be told apart there. */
const plainModes: ReadonlySet<InsertionMode> = new Set([
  InsertionMode.IN_BODY,
  InsertionMode.IN_CAPTION,
  InsertionMode.IN_CELL,
  InsertionMode.IN_TEMPLATE,
]);
const lessThan = 0x3c;
const ampersand = 0x26;
const carriageReturn = 0x0d;

/**
 * parse5, which reads text a character at a time and hands it on a word at a time. This takes what stands
 * between two tags whole, where the standard treats each of its characters alike; the tree is the same.
 */
class HtmlParser extends Parser<Tree> {
  private openTags = 0;

  override onStartTag(token: Token.TagToken): void {
    super.onStartTag(token);
    this.takeText();
  }

  override onEndTag(token: Token.TagToken): void {
    // An end tag may be handed on to the next mode: text waits until it is through.
    this.openTags += 1;
    super.onEndTag(token);
    this.openTags -= 1;
    if (this.openTags === 0) this.takeText();
  }

  /** Takes the text up to the next tag, reference or character that the standard changes. */
  private takeText(): void {
    if (!plainModes.has(this.insertionMode) || this.skipNextNewLine) return;
    const { tokenizer } = this;
    if (tokenizer.state !== TokenizerMode.DATA || tokenizer.inForeignNode) return;
    const { html, pos } = tokenizer.preprocessor;
    let end = pos + 1;
    let hasWord = false;
    for (; end < html.length; end += 1) {
      const unit = html.charCodeAt(end);
      if (unit === lessThan || unit === ampersand || unit === carriageReturn || unit === 0) break;
      if (unit > 0x20) hasWord = true;
    }
    // Nothing but space says less of a page than text does, so parse5 reads it (WHATWG HTML, "frameset-ok").
    if (!hasWord) return;
    // V8 lets a long slice share the page's memory, which would be kept for as long as the text is.
    const chars = ` ${html.slice(pos + 1, end)}`.slice(1);
    this.onCharacter({ type: Token.TokenType.CHARACTER, chars, location: null });
    tokenizer.preprocessor.pos = end - 1;
  }
}

/** The page, or the piece of one, as a tree under a root without a name (WHATWG HTML, "Parsing HTML documents"). */
export function parseMarkup(html: string, isFragment: boolean): HtmlElement {
  let tree: DefaultTreeAdapterTypes.ParentNode;
  if (isFragment) {
    const parser = HtmlParser.getFragmentParser<Tree>();
    parser.tokenizer.write(html, true);
    tree = parser.getFragment();
  } else {
    tree = HtmlParser.parse<Tree>(html);
  }
  // parse5's nodes have the very fields HtmlNode names; its types only spell them with optional extras.
  const childNodes = tree.childNodes as unknown as readonly HtmlNode[];
  return { nodeName: '#root', tagName: '', attrs: [], childNodes };
}
