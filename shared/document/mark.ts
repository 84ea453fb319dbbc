import type { AttributeKind } from './attribute.ts';
import type { Attributes } from './element.ts';
import type { HtmlElement, HtmlReader } from './htmlTree.ts';
import type { MarkJson } from './json.ts';
import type { HtmlWriter } from './renderHtml.ts';

/** What may be said of a stretch of text: its place in `elements/index.ts` is its rank, outermost first. */
export interface TextMark {
  readonly name: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, AttributeKind>>;
  /** Names of marks it cannot stand beside; itself when left out, '' for none. */
  readonly excludes?: string;
  /** False when text typed at its end does not carry it. */
  readonly inclusive?: boolean;
  /** False when the mark says nothing with these attributes and goes: a link without an address. */
  readonly means?: (attributes: Attributes) => boolean;
  readonly editor: {
    readonly tag: string;
    readonly attributes?: (attributes: Attributes) => Readonly<Record<string, string>>;
  };
  /** The opening tag, or '' when readers get the text without it. */
  readonly open: (mark: MarkJson, writer: HtmlWriter) => string;
  readonly close: string;
  readonly htmlIn: readonly MarkRule[];
  /** True for markup inside of which an outer mark of this kind does not hold. */
  readonly clearedBy?: (element: HtmlElement) => boolean;
  readonly sample: MarkJson;
}

export interface MarkRule {
  /** Left out: any tag that has a `style` or `lang`. */
  readonly tags?: readonly string[];
  /** The mark's attributes, or null when the markup does not mean it. */
  readonly read: (element: HtmlElement, reader: HtmlReader) => Attributes | null;
}

export function defineMark(mark: TextMark): TextMark {
  return mark;
}
