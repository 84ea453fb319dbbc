import type { NodeJson } from '../document/json.ts';
import { childOf, plainText } from '../document/nodeJson.ts';
import type { EmbeddedFacts, MediumFacts } from '../story/medium.ts';

/** What a picture that goes out says of itself; '' for what is not known. */
export type PictureWords = Readonly<Record<(typeof names)[number], string>>;

const names = [
  'headline',
  'caption',
  'altText',
  'creator',
  'credit',
  'copyright',
  'usageTerms',
  'licence',
  'digitalSourceType',
] as const;
/** A block of metadata has only so much room (JPEG: 64 kB), and a caption is one sentence or two. */
const mostOfWords = 4000;

/** Of a source: what the story says of it where it first shows it, else what the library knows. */
export function pictureWords(document: NodeJson, source: string, facts: MediumFacts | null): PictureWords {
  const shown = firstOf(document, source);
  const told = (type: string) =>
    plainText(shown && childOf(shown, type))
      .replace(/\s+/gu, ' ')
      .trim();
  const caption = told('caption');
  const altText = told('altText');
  const credit = told('credit');
  return wordsOf({
    ...facts,
    ...(caption === '' ? {} : { caption }),
    ...(altText === '' ? {} : { altText }),
    ...(credit === '' ? {} : { credit }),
  });
}

/** Of what a file or the library says, only what may stand in a file that goes out. */
export function wordsOf(facts: EmbeddedFacts): PictureWords {
  const cut = (text: string) =>
    text.length <= mostOfWords ? text : `${text.slice(0, mostOfWords - 1).toWellFormed()}…`;
  const words = names.map((name) => [name, cut(facts[name] ?? '')] as const);
  return Object.fromEntries(words) as PictureWords; // Each of the names has just got its text.
}

function firstOf(node: NodeJson, source: string): NodeJson | undefined {
  if (node.attrs?.source === source || node.attrs?.poster === source) return node;
  for (const child of node.content ?? []) {
    const found = firstOf(child, source);
    if (found !== undefined) return found;
  }
  return undefined;
}
