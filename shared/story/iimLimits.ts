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
  readonly bytes: number;
  readonly most: number;
}

/** How far a fact's text is beyond what IPTC-IIM has room for; null when it fits, or when IIM knows no limit for it. */
export function iimOverflow(fact: string, text: string): IimOverflow | null {
  const most = (iimLimits as Readonly<Record<string, number>>)[fact];
  const bytes = utf8Length(text);
  return most === undefined || bytes <= most ? null : { bytes, most };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
