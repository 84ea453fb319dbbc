import type { MarkJson, NodeJson } from './json.ts';

/** White space as HTML collapses it; the no-break space is a character of the text. */
const spaces = /[ \t\n\r\f]+/g;
/** Most text has nothing to collapse, and looking is cheaper than replacing every space by itself. */
const collapsible = /[\t\n\r\f]| {2}/;
export const onlySpace = /^[ \t\n\r\f]*$/;

function endsInSpace(text: string): boolean {
  return onlySpace.test(text.slice(-1));
}

function sameMarks(one: readonly MarkJson[] | undefined, other: readonly MarkJson[]): boolean {
  if (one === undefined) return other.length === 0;
  return one.length === other.length && one.every((mark, index) => mark === other[index]);
}

/** The line of text being read: white space collapses across its pieces as it does on a page. */
export class HtmlLine {
  content: NodeJson[] = [];
  /** True when the text so far ends in a space, or has not begun. */
  endsInSpace = true;
  readonly keepsSpace: boolean;

  constructor(options: { readonly keepsSpace: boolean }) {
    this.keepsSpace = options.keepsSpace;
  }

  text(value: string, marks: readonly MarkJson[]): void {
    let text = value;
    if (!this.keepsSpace) {
      if (collapsible.test(text)) text = text.replace(spaces, ' ');
      if (this.endsInSpace && text.startsWith(' ')) text = text.slice(1);
    }
    if (text === '') return;
    this.endsInSpace = text.endsWith(' ');
    const last = this.content.at(-1);
    if (last?.text !== undefined && sameMarks(last.marks, marks)) {
      this.content[this.content.length - 1] = { ...last, text: last.text + text };
    } else {
      this.content.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', marks, text });
    }
  }

  node(node: NodeJson): void {
    if (node.type === 'hardBreak' && !this.keepsSpace) this.trimEnd();
    this.content.push(node);
    this.endsInSpace = node.type === 'hardBreak';
  }

  /** A break between two pieces of text that stood in blocks of their own. */
  separate(breaks: boolean): void {
    if (this.content.length === 0) return;
    const last = this.content.at(-1);
    if (last?.type === 'hardBreak') return;
    if (breaks) this.node({ type: 'hardBreak' });
    else if (!this.endsInSpace) this.text(' ', []);
  }

  /** The line's content, and the line empty again. */
  take(): readonly NodeJson[] {
    if (!this.keepsSpace) {
      this.trimEnd();
      while (this.content.at(-1)?.type === 'hardBreak') {
        this.content.pop();
        this.trimEnd();
      }
    }
    const content = this.content;
    this.content = [];
    this.endsInSpace = true;
    return content;
  }

  private trimEnd(): void {
    for (let last = this.content.at(-1); last?.text !== undefined; last = this.content.at(-1)) {
      if (!endsInSpace(last.text)) return;
      const text = last.text.replace(/[ \t\n\r\f]+$/, '');
      this.content.pop();
      if (text !== '') {
        this.content.push({ ...last, text });
        return;
      }
    }
  }
}

/** True when a line shows something: text that is not all space, or a node that is not a break. */
export function showsSomething(content: readonly NodeJson[]): boolean {
  return content.some((node) =>
    node.text === undefined ? node.type !== 'hardBreak' : node.text.trim() !== '',
  );
}
