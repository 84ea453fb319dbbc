import type { AttributeKind } from './attribute.ts';
import type { Finding } from './finding.ts';
import type { HtmlElement, HtmlReader } from './htmlTree.ts';
import type { JsonValue, NodeJson } from './json.ts';
import type { HtmlWriter } from './renderHtml.ts';

/**
 * An element is one kind of thing a story is made of, all of it in one file: what it holds, how it is
 * written to HTML and read back, what is wrong with it when something is, and a sample to try all that on.
 * Editor, forms, insert menu, import, export, findings, JSON Schema and tests derive from the list of them.
 */
export interface Element {
  /** The node's type in the document, e.g. `pullQuote`. */
  readonly name: string;
  /** What a person calls it, sentence case: "Pull quote". */
  readonly label: string;
  /** `data-field` and accessible name in the editor, for elements a person writes in. */
  readonly field?: string;
  /** Shown in the empty field. */
  readonly placeholder?: string;
  /** ProseMirror's node spec, less what derives from the rest of this file. */
  readonly node: {
    readonly content?: string;
    readonly group?: string;
    /** Marks allowed in the text: '' for none, '_' for all (ProseMirror's own words). */
    readonly marks?: string;
    readonly inline?: boolean;
    readonly atom?: boolean;
    readonly isolating?: boolean;
    readonly defining?: boolean;
    readonly draggable?: boolean;
    readonly selectable?: boolean;
    readonly tableRole?: 'table' | 'row' | 'cell' | 'header_cell';
  };
  readonly attributes: Readonly<Record<string, AttributeKind>>;
  /** The tag it has on the editor's canvas, `div` or `span` when left out; `inner` is a tag between it and its content. */
  readonly editor?: {
    readonly tag: string | ((attributes: Attributes) => string);
    readonly inner?: string;
    readonly attributes?: (attributes: Attributes) => Readonly<Record<string, string>>;
  };
  /** Where it stands in the insert menu; left out when a person does not insert it by name. */
  readonly insert?: {
    readonly group: 'text' | 'media' | 'box' | 'list';
    /** A name of the icon set. */
    readonly icon: string;
    readonly keywords: readonly string[];
    /** What is inserted; empty of text. */
    readonly content: NodeJson;
  };
  /** The element as readers get it. Escaping and safe addresses are the writer's: use nothing else. */
  readonly html: (node: NodeJson, writer: HtmlWriter) => string;
  /** What it adds after the article's body, such as a contributor's card. */
  readonly htmlEnd?: (node: NodeJson, writer: HtmlWriter) => string;
  /** Markup that is read as this element; rules with a condition are tried before those without. */
  readonly htmlIn: readonly HtmlRule[];
  readonly check?: (node: NodeJson, report: (finding: Omit<Finding, 'position'>) => void) => void;
  /** A filled-in example: tests write it, read it back and compare. */
  readonly sample: NodeJson;
}

export interface HtmlRule {
  readonly tags: readonly string[];
  readonly when?: (element: HtmlElement) => boolean;
  /** The node (or nodes, in order) it stands for, or null to read on with the next rule. */
  readonly read: (element: HtmlElement, reader: HtmlReader) => NodeJson | readonly NodeJson[] | null;
}

export type Attributes = Readonly<Record<string, JsonValue>>;

export function defineElement(element: Element): Element {
  return element;
}
