import { createHash } from 'node:crypto';
import { guessEncoding } from '../../../../shared/formats/guessEncoding.ts';
import { readPhotoshopResources } from './photoshopResources.ts';
import type { Statement } from './statement.ts';

export interface Iim {
  readonly statement: Statement;
  /** A program that knows no XMP changed it after the XMP was written. */
  readonly isNewerThanXmp: boolean;
}

/** Data sets of record 2 (IPTC-NAA Information Interchange Model 4.2, section 6). */
const sets = {
  title: 5,
  expires: 37,
  instructions: 40,
  dateCreated: 55,
  timeCreated: 60,
  byline: 80,
  city: 90,
  sublocation: 92,
  province: 95,
  country: 101,
  headline: 105,
  credit: 110,
  source: 115,
  copyright: 116,
  caption: 120,
} as const;

/**
 * What IPTC-IIM says. Texts are UTF-8 when the file declares it (1:90 is ESC % G, IIM 1.6) or they happen to be;
 * else they are in whatever the program's machine used, which their letters tell.
 */
export function readIim(block: Uint8Array): Iim | null {
  const { iim, digest } = readPhotoshopResources(block);
  if (iim === null) return null;
  const found = readSets(iim);
  const decode = decoderFor(found);
  const all = (set: number): readonly string[] => (found.get(set) ?? []).map(decode);
  const one = (set: number): string | undefined => all(set)[0];
  const place = [sets.sublocation, sets.city, sets.province, sets.country].map(one).filter(Boolean);
  return {
    statement: {
      headline: one(sets.headline),
      caption: one(sets.caption),
      creator: all(sets.byline).join(', '),
      credit: one(sets.credit),
      supplier: one(sets.source),
      copyright: one(sets.copyright),
      restrictions: one(sets.instructions),
      place: place.join(', '),
      takenAt: moment(one(sets.dateCreated), one(sets.timeCreated)),
      expires: day(one(sets.expires)),
    },
    isNewerThanXmp: digest !== null && digest !== createHash('md5').update(iim).digest('hex'),
  };
}

/** By data set of record 2; the declared character set (1:90) stands under 0. */
function readSets(bytes: Uint8Array): ReadonlyMap<number, readonly Uint8Array[]> {
  const found = new Map<number, Uint8Array[]>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 5 <= bytes.length && view.getUint8(at) === 0x1c; ) {
    const record = view.getUint8(at + 1);
    const set = view.getUint8(at + 2);
    const size = view.getUint16(at + 3);
    // A size over 32,767 is the length of a length; no text that is of use here is so long.
    if (size > 0x7fff) break;
    const key = record === 2 ? set : record === 1 && set === 90 ? 0 : null;
    if (key !== null) found.set(key, [...(found.get(key) ?? []), bytes.subarray(at + 5, at + 5 + size)]);
    at += 5 + size;
  }
  return found;
}

function decoderFor(found: ReadonlyMap<number, readonly Uint8Array[]>): (bytes: Uint8Array) => string {
  const declared = Buffer.from(found.get(0)?.[0] ?? []).toString('latin1');
  const texts = Buffer.concat([...found].flatMap(([set, values]) => (set === 0 ? [] : values)));
  const encoding =
    declared === '\u001b%G' || isUtf8(texts) ? 'utf-8' : guessEncoding(texts.subarray(0, 65_536));
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** CCYYMMDD. */
function day(text: string | undefined): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(text?.trim() ?? '');
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}

/** CCYYMMDD and HHMMSS±HHMM. */
function moment(date: string | undefined, time: string | undefined): string | undefined {
  const found = day(date);
  const match = /^(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/.exec(time?.trim() ?? '');
  if (found === undefined || match === null) return found;
  return `${found}T${match[1]}:${match[2]}:${match[3]}${match[4]}:${match[5]}`;
}
