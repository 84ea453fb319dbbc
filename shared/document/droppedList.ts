import { cleanText } from './escape.ts';

interface Dropped {
  times: number;
  readonly examples: Set<string>;
}

const longest = 100;
/** More are not kept: a page may have a hundred thousand. */
const mostExamples = 20;

/** What reading a page left out, each kind once, with how often and, where it helps, what exactly. */
export class DroppedList {
  private readonly kinds = new Map<string, Dropped>();

  add(what: string, example?: string): void {
    const kind = this.kinds.get(what) ?? { times: 0, examples: new Set() };
    kind.times += 1;
    if (example !== undefined && kind.examples.size < mostExamples) kind.examples.add(shortened(example));
    this.kinds.set(what, kind);
  }

  /** A sentence for each kind, with at most so many examples. */
  sentences({ examples: most }: { readonly examples: number }): readonly string[] {
    return [...this.kinds].map(([what, { times, examples }]) => {
      const shown = [...examples].filter((example) => example !== '').slice(0, most);
      const list = shown.length === 0 ? '' : `: ${shown.join(' · ')}${times > shown.length ? ' · …' : ''}`;
      return `Left out: ${what}${times > 1 ? ` (${times} times)` : ''}${list}.`;
    });
  }
}

/** One line; a picture inside a page is an address of megabytes. */
function shortened(example: string): string {
  const line = cleanText(example.slice(0, longest * 3))
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
}
