import type { Node } from '@tiptap/pm/model';
import { countText } from '../../../shared/story/counts.ts';
import { type SpokenOptions, type SpokenRun, spokenText } from '../../../shared/story/spokenText.ts';

export interface ReadingLength {
  /** About how long it will be. */
  readonly seconds: number;
  /** The first sentence of the story, to hear a voice by; null without one. */
  readonly first: readonly SpokenRun[] | null;
}

/** `rate` is in words a minute. */
export function readingLength(document: Node, options: SpokenOptions, rate: number): ReadingLength {
  const sentences = spokenText(document, options);
  let words = 0;
  let silence = 0;
  for (const { runs, pause } of sentences) {
    for (const { text, language } of runs) words += countText(text, language).words;
    silence += pause / 1000;
  }
  return { seconds: (words / rate) * 60 + silence, first: sentences[0]?.runs ?? null };
}
