import { parseDocument } from 'yaml';

export type FrontMatter = Readonly<Record<string, unknown>>;

export interface SplitText {
  readonly facts: FrontMatter;
  readonly body: string;
  /** Why the block at the head could not be read; it is then still part of `body`. */
  readonly problem: string | null;
}

const block = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const longest = 65_536;

/**
 * The YAML block at the head of a Markdown file, names in lower case. YAML 1.2 core schema: no dates, no
 * custom tags, no aliases (a few bytes of them can stand for gigabytes).
 */
export function splitFrontMatter(text: string): SplitText {
  const match = block.exec(text);
  const source = match?.[1];
  if (match === null || source === undefined) return { facts: {}, body: text, problem: null };
  if (source.length > longest) return { facts: {}, body: text, problem: 'it is longer than 64 KB' };
  const facts = readYaml(source);
  if (typeof facts === 'string') return { facts: {}, body: text, problem: facts };
  return { facts, body: text.slice(match[0].length), problem: null };
}

function readYaml(source: string): FrontMatter | string {
  const parsed = parseDocument(source, {
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = parsed.errors;
  if (error !== undefined) return error.message;
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 0 });
  } catch {
    return 'it uses aliases';
  }
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return 'it is not a list of names and values';
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => [name.toLowerCase(), item]);
  return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
}
