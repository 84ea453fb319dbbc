import type { Block } from './article.ts';
import { between, seeded } from './random.ts';
import { vocabulary } from './vocabulary.ts';

/** So many paragraphs and nothing else, each of one sentence of `least` to `most` words. */
export function longArticle(paragraphs: number, least: number, most: number): readonly Block[] {
  const random = seeded(paragraphs + most);
  const words = vocabulary('latin');
  return Array.from({ length: paragraphs }, () => {
    const sentence = Array.from({ length: between(random, least, most) }, () => words.pick(random)).join(' ');
    return { kind: 'paragraph', runs: [{ text: `${sentence}.` }] };
  });
}
