import type { MediumFacts } from './medium.ts';

type Limited = 'caption' | 'creator' | 'credit' | 'headline' | 'supplier' | 'copyright' | 'restrictions';

/**
 * Bytes that IPTC-IIM 4.2 has for each text (section 6). Many agencies' systems still read it and cut the rest off;
 * in UTF-8 a Cyrillic letter takes two bytes.
 */
export const iimLimits: Readonly<Record<Limited, number>> = {
  caption: 2000,
  creator: 32,
  credit: 32,
  headline: 256,
  supplier: 32,
  copyright: 128,
  restrictions: 256,
};

export interface IimOverflow {
  readonly fact: Limited;
  readonly bytes: number;
  readonly most: number;
}

/** The texts that do not fit into IPTC-IIM. */
export function iimOverflows(facts: Pick<MediumFacts, Limited>): readonly IimOverflow[] {
  return Object.entries(iimLimits).flatMap(([name, most]) => {
    const fact = name as Limited; // The names of `iimLimits` are these.
    const bytes = utf8Length(facts[fact]);
    return bytes > most ? [{ fact, bytes, most }] : [];
  });
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
