import { collectText } from './collectText.ts';
import { DroppedList } from './droppedList.ts';
import { HtmlLine, onlySpace, showsSomething } from './htmlLine.ts';
import { marksInside, withAllowedMarks } from './htmlMarks.ts';
import { rulesByTag, textHost } from './htmlRules.ts';
import { isSilent } from './htmlSilence.ts';
import { blockTags } from './htmlTags.ts';
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlReader,
  hasClass,
  isElement,
  isText,
} from './htmlTree.ts';
import type { MarkJson, NodeJson } from './json.ts';
import { safeMediaSource, safeUrl } from './safeUrl.ts';
import { takeWordList, wordListMark, wordLists } from './wordLists.ts';

export interface ReadingOptions {
  readonly own: boolean;
  readonly language: string;
  /** What relative addresses are relative to, or null. */
  readonly base: string | null;
  /** Leave out navigation, side columns and forms: they are the site's. */
  readonly dropsChrome: boolean;
  /** Elements read apart, such as the headline. */
  readonly skipped: ReadonlySet<HtmlElement>;
  readonly media: ((address: string | null, claimed: string | null) => string | null) | undefined;
}

/** Where what is read goes: blocks so far, and the line being filled. */
interface Sink {
  readonly blocks: NodeJson[];
  readonly line: HtmlLine;
  readonly node: NodeJson;
  /** Set while a text block of that type is read: blocks inside only break the line. */
  readonly inlineOf: string | null;
}

/** Below this, markup is flattened to its text: no page needs it, and a hostile one has thousands. */
const deepestMarkup = 200;
/** Elements inside elements; the document may be 100 levels deep and a list takes two. */
const deepestElement = 30;
const paragraph: NodeJson = { type: 'paragraph' };
const inlineTypes: ReadonlySet<string> = new Set(['text', 'hardBreak']);
/** What our own export puts blocks into, and never loose text. */
const ownContainers: ReadonlySet<string> = new Set(['', 'body', 'article', 'header', 'section', 'div']);

/**
 * One walk over parsed markup. An element's rule may ask for the text or the blocks below it, which are
 * read by the same walk, so marks from outside hold inside and nothing is read twice.
 */
export class HtmlReading implements HtmlReader {
  readonly own: boolean;
  readonly language: string;
  readonly dropped = new DroppedList();
  /** True when something stood in a block of its own, not only in a line. */
  hasBlocks = false;
  private readonly options: ReadingOptions;
  private marks: readonly MarkJson[] = [];
  private depth = 0;
  private elementDepth = 0;
  private sink: Sink;
  private isPreformatted = false;
  private skip: ((element: HtmlElement) => boolean) | null = null;

  constructor(options: ReadingOptions) {
    this.options = options;
    this.own = options.own;
    this.language = options.language;
    this.sink = this.newSink(paragraph, null);
  }

  drop(what: string, example?: string): void {
    this.dropped.add(what, example);
  }

  url(address: string | null): string | null {
    if (address === null) return null;
    const direct = safeUrl(address);
    if (direct !== null || this.options.base === null) return direct;
    return URL.canParse(address, this.options.base)
      ? safeUrl(new URL(address, this.options.base).href)
      : null;
  }

  media(address: string | null, claimed: string | null = null): string | null {
    const claim = safeMediaSource(claimed);
    const given = this.options.media?.(address, claim) ?? null;
    if (given !== null) return safeMediaSource(given);
    if (claim !== null) return claim;
    if (address === null || address.trim() === '') return null;
    const url = this.url(address);
    const source = url === null ? null : safeMediaSource(url);
    if (source === null) this.drop('a picture or recording that could not be taken over', address);
    return source;
  }

  text(element: HtmlElement): string {
    const text = collectText(element);
    return this.own ? text : text.replace(/[ \t\n\r\f]+/g, ' ').trim();
  }

  inline(element: HtmlElement, type: string, skip?: (element: HtmlElement) => boolean): readonly NodeJson[] {
    const outer = this.skip;
    if (skip !== undefined) this.skip = skip;
    const host = textHost(type);
    const sink = this.newSink(paragraph, type);
    const marks = this.marks;
    if (host.marks !== null) this.marks = marks.filter((mark) => host.marks?.has(mark.type));
    this.within(sink, () => this.element(element));
    this.marks = marks;
    this.skip = outer;
    const content = sink.line.take();
    return showsSomething(content) ? content : [];
  }

  textBlock(element: HtmlElement, node: NodeJson): readonly NodeJson[] {
    const sink = this.newSink(node, null);
    this.within(sink, () => this.element(element));
    this.flush(sink);
    return sink.blocks;
  }

  blocks(element: HtmlElement, skip?: (element: HtmlElement) => boolean): readonly NodeJson[] {
    const outer = this.skip;
    if (skip !== undefined) this.skip = skip;
    const sink = this.newSink(paragraph, null);
    this.within(sink, () => this.element(element));
    this.flush(sink);
    this.skip = outer;
    return sink.blocks;
  }

  private newSink(node: NodeJson, inlineOf: string | null): Sink {
    return { blocks: [], line: new HtmlLine({ keepsSpace: this.own }), node, inlineOf };
  }

  private within(sink: Sink, read: () => void): void {
    const outer = this.sink;
    this.sink = sink;
    this.elementDepth += 1;
    read();
    this.elementDepth -= 1;
    this.sink = outer;
  }

  /** The element's own marks, then what is in it. */
  private element(element: HtmlElement): void {
    const marks = this.marks;
    const allowed = this.sink.inlineOf === null ? null : textHost(this.sink.inlineOf).marks;
    this.marks = marksInside(element, marks, allowed, this);
    this.children(element);
    this.marks = marks;
  }

  private children(element: HtmlElement): void {
    const { childNodes } = element;
    if (this.depth > deepestMarkup) {
      this.drop('markup nested too deep (its text was kept)');
      this.sink.line.text(collectText(element), this.marks);
      return;
    }
    this.depth += 1;
    for (let index = 0; index < childNodes.length; index += 1) {
      const child = childNodes[index];
      if (child === undefined) continue;
      if (isText(child)) this.textNode(child.value, element.tagName);
      else if (isElement(child)) {
        if (
          this.sink.inlineOf === null &&
          attributeOf(child, 'style') !== null &&
          wordListMark(child) !== null
        ) {
          index = this.wordList(childNodes, index);
        } else {
          this.node(child);
        }
      }
    }
    this.depth -= 1;
  }

  private textNode(value: string, parent: string): void {
    const { line } = this.sink;
    // Between the blocks of our own export stands a line end, which is no text.
    if (line.keepsSpace && ownContainers.has(parent) && onlySpace.test(value)) return;
    if (this.isPreformatted) this.lines(value);
    else line.text(value, this.marks);
  }

  private node(element: HtmlElement): void {
    const tag = element.tagName;
    if (this.options.skipped.has(element) || this.skip?.(element) === true) return;
    if (isSilent(element, this, this.options)) return;
    const { sink } = this;
    const isBlock = blockTags.has(tag);

    if (sink.inlineOf === null || tag === 'br' || tag === 'img') {
      const read = this.byRule(element, tag);
      if (read !== null) {
        if (isBlock && sink.inlineOf === null) this.flush(sink);
        this.emit(read);
        return;
      }
    }
    if (tag === 'pre') this.preformatted(element);
    else if (hasClass(element, 'Apple-converted-space')) sink.line.text(' ', this.marks);
    else if (hasClass(element, 'ListContainerWrapper')) this.wrappedList(element);
    else if (!isBlock) this.element(element);
    else if (sink.inlineOf !== null) {
      const { breaks } = textHost(sink.inlineOf);
      sink.line.separate(breaks);
      this.element(element);
      sink.line.separate(breaks);
    } else {
      this.hasBlocks = true;
      this.flush(sink);
      this.element(element);
      this.flush(sink);
    }
  }

  private byRule(element: HtmlElement, tag: string): readonly NodeJson[] | null {
    const rules = rulesByTag.get(tag);
    if (rules === undefined || this.elementDepth > deepestElement) return null;
    for (const rule of rules) {
      if (rule.when !== undefined && !rule.when(element)) continue;
      const read = rule.read(element, this);
      if (read !== null) return Array.isArray(read) ? read : [read as NodeJson];
    }
    return null;
  }

  private emit(nodes: readonly NodeJson[]): void {
    const { sink } = this;
    for (const node of nodes) {
      if (node.type === 'text') sink.line.text(node.text ?? '', this.marks);
      else if (inlineTypes.has(node.type)) {
        if (sink.inlineOf !== null && !textHost(sink.inlineOf).breaks) sink.line.text(' ', []);
        else sink.line.node(this.marks.length === 0 ? node : { ...node, marks: this.marks });
      } else if (sink.inlineOf !== null) {
        // A picture inside a line that cannot hold one: its words stay.
        sink.line.separate(false);
        sink.line.text(textOf(node), this.marks);
      } else {
        this.hasBlocks = true;
        this.flush(sink);
        sink.blocks.push(node);
      }
    }
  }

  private flush(sink: Sink): void {
    const content = sink.line.take();
    if (!showsSomething(content)) return;
    sink.blocks.push({ ...sink.node, content: withAllowedMarks(content, textHost(sink.node.type).marks) });
  }

  private preformatted(element: HtmlElement): void {
    const { sink } = this;
    if (sink.inlineOf === null) this.flush(sink);
    const outer = this.isPreformatted;
    this.isPreformatted = true;
    this.element(element);
    this.isPreformatted = outer;
    if (sink.inlineOf === null) this.flush(sink);
  }

  /** Text whose line ends are meant. */
  private lines(value: string): void {
    for (const [index, text] of value.split('\n').entries()) {
      if (index > 0) this.emit([{ type: 'hardBreak' }]);
      this.sink.line.text(text, this.marks);
    }
  }

  /** Word for the web gives every item a list, and a wrapper, of its own. */
  private wrappedList(element: HtmlElement): void {
    const { sink } = this;
    this.flush(sink);
    const at = sink.blocks.length;
    this.element(element);
    this.flush(sink);
    const last = sink.blocks[at - 1];
    const next = sink.blocks[at];
    if (last === undefined || next === undefined || last.type !== next.type || !last.type.endsWith('List'))
      return;
    sink.blocks.splice(at - 1, 2, { ...last, content: [...(last.content ?? []), ...(next.content ?? [])] });
  }

  /** Takes a run of Word's list paragraphs from `start`; returns the index of its last. */
  private wordList(nodes: readonly HtmlNode[], start: number): number {
    const { items, last } = takeWordList(nodes, start, (item) => this.textBlock(item, paragraph));
    this.hasBlocks = true;
    this.flush(this.sink);
    this.sink.blocks.push(...wordLists(items));
    return last;
  }
}

function textOf(node: NodeJson): string {
  return node.text ?? (node.content ?? []).map(textOf).join(' ');
}
