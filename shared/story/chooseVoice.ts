import { primaryOf } from './spokenRuns.ts';

/** A voice of an engine on this machine. */
export interface Voice {
  /** What the engine knows it by. */
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
}

/**
 * The voice for a text: the chosen one where it speaks the language, else the first that does, else the chosen
 * one after all, which reads it as best it can.
 */
export function chooseVoice(voices: readonly Voice[], chosen: Voice, language: string): Voice {
  if (primaryOf(chosen.language) === primaryOf(language)) return chosen;
  return voicesFirst(voices, language).find((voice) => isOf(voice, language)) ?? chosen;
}

/**
 * Those of the very language first, then the one of no country, those of its other countries, and the rest, each as
 * the engine lists them.
 */
export function voicesFirst(voices: readonly Voice[], language: string): readonly Voice[] {
  const rank = (voice: Voice) => {
    if (same(voice.language, language)) return 0;
    if (same(voice.language, primaryOf(language))) return 1;
    return isOf(voice, language) ? 2 : 3;
  };
  return voices.toSorted((one, other) => rank(one) - rank(other));
}

function isOf(voice: Voice, language: string): boolean {
  return primaryOf(voice.language) === primaryOf(language);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
