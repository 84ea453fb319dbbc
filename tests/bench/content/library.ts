import { type Block, blockText, runsOf } from './article.ts';
import { between, seeded } from './random.ts';
import { type Script, vocabulary } from './vocabulary.ts';

/** A story of a made-up library, in nobody's format. */
export interface MadeStory {
  readonly slug: string;
  readonly headline: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly section: string;
  readonly status: 'draft' | 'review' | 'approved' | 'exported';
  readonly assignee: string;
  readonly blocks: readonly Block[];
}

const sections = ['World', 'City', 'Culture', 'Science', 'Sport', 'Money'];
const statuses = ['draft', 'review', 'approved', 'exported'] as const;
const languages: Readonly<Record<Script, string>> = { latin: 'en', cyrillic: 'uk', arabic: 'fa' };

/** Eight stories of ten are Latin, one is Cyrillic, one Arabic. */
function scriptOf(index: number): Script {
  return index % 10 === 4 ? 'cyrillic' : index % 10 === 9 ? 'arabic' : 'latin';
}

/** The `index`th story: the same on every machine, 4 to 12 paragraphs, about 250 words. */
export function madeStory(index: number): MadeStory {
  const random = seeded(index + 1);
  const script = scriptOf(index);
  const words = vocabulary(script);
  const pick = (list: readonly string[]): string => list[between(random, 0, list.length - 1)] ?? '';
  return {
    slug: `story-${index}`,
    headline: Array.from({ length: between(random, 4, 9) }, () => words.pick(random)).join(' '),
    language: languages[script],
    direction: script === 'arabic' ? 'rtl' : 'ltr',
    section: pick(sections),
    status: statuses[between(random, 0, 3)] ?? 'draft',
    assignee: `Editor ${between(random, 1, 20)}`,
    blocks: Array.from({ length: between(random, 4, 12) }, () => ({
      kind: 'paragraph',
      runs: runsOf(random, script),
    })),
  };
}

export function storyText({ blocks }: MadeStory): string {
  return blocks.map(blockText).join('\n');
}

export interface QueryKind {
  readonly kind: string;
  readonly queries: readonly string[];
}

/** What people type, by kind; the last word of a query is a beginning of a word. */
export function madeQueries(count: number): readonly QueryKind[] {
  const random = seeded(4242);
  const word = (script: Script, from: number, to: number): string =>
    vocabulary(script).words[between(random, from, to)] ?? '';
  const many = (make: (index: number) => string): readonly string[] =>
    Array.from({ length: count }, (_, index) => make(index));
  return [
    { kind: 'common word', queries: many(() => word('latin', 0, 30)) },
    { kind: 'two words', queries: many(() => `${word('latin', 20, 400)} ${word('latin', 20, 400)}`) },
    { kind: 'rare word', queries: many(() => word('latin', 8000, 25_000)) },
    { kind: '1-letter prefix', queries: many(() => word('latin', 0, 2000).slice(0, 1)) },
    { kind: '2-letter prefix', queries: many(() => word('latin', 0, 2000).slice(0, 2)) },
    { kind: '3-letter prefix', queries: many(() => word('latin', 200, 4000).slice(0, 3)) },
    { kind: 'phrase', queries: many((index) => `"${phraseOf(index * 37)}"`) },
    { kind: 'Cyrillic', queries: many(() => word('cyrillic', 0, 2000)) },
    { kind: 'Arabic', queries: many(() => word('arabic', 0, 2000)) },
  ];
}

/** Two neighbouring words that a Latin story really has. */
function phraseOf(index: number): string {
  const [first = '', second = ''] = madeStory(index - (index % 10)).headline.split(' ');
  return `${first} ${second}`;
}
