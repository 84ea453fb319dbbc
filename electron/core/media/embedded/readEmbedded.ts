import { iimLimits } from '../../../../shared/story/iimLimits.ts';
import { type EmbeddedFacts, readEmbeddedFacts } from '../../../../shared/story/medium.ts';
import { cleanLine, cleanText } from './cleanText.ts';
import { readExif } from './readExif.ts';
import { readIim } from './readIim.ts';
import { readXmp } from './readXmp.ts';
import type { Statement } from './statement.ts';

/** A picture's blocks of metadata, as they lie in it. */
export interface MetadataBlocks {
  readonly exif: Uint8Array | undefined;
  readonly iptc: Uint8Array | undefined;
  readonly xmp: Uint8Array | undefined;
}

export interface Embedded {
  readonly embedded: EmbeddedFacts;
  /** What could not be read, a sentence each. */
  readonly notes: readonly string[];
}

/** Past this a block is no metadata of a picture; EXIF of a TIFF is the whole file, which was weighed before. */
const mostBytes = 2_000_000;
const passages: ReadonlySet<string> = new Set(['caption', 'altText', 'usageTerms', 'restrictions']);
const mostOfPassage = 20_000;
const mostOfLine = 2000;
const mostOfName = 300;
const limits: Readonly<Record<string, number>> = iimLimits;

/**
 * What a picture says of itself. Where its blocks disagree: XMP, unless a digest says that IIM was changed after the
 * XMP was written; then IIM, but for a text that IIM only has the beginning of, because it has no room for more. So
 * the Metadata Working Group's "Guidelines for Handling Image Metadata" 2.0, section 3.3. Of EXIF, which those
 * put first, only what the others leave open is taken: the IPTC's blocks are what a picture desk writes, EXIF's what
 * a camera does by itself.
 */
export function readEmbedded({ exif, iptc, xmp }: MetadataBlocks): Embedded {
  const notes: string[] = [];
  const read = <Result>(
    name: string,
    block: Uint8Array | undefined,
    reader: (block: Uint8Array) => Result,
  ) => {
    if (block === undefined || block.length === 0) return null;
    const found = block.length > mostBytes && !isTiff(block) ? null : attempt(() => reader(block));
    if (found === null)
      notes.push(`What the picture says of itself in ${name} cannot be read; the picture itself is sound.`);
    return found;
  };
  const fromXmp = read('XMP', xmp, readXmp) ?? {};
  const fromExif = read('EXIF', exif, readExif) ?? {};
  // Resources without IIM are no fault.
  const iim = read('IPTC', iptc, (block) => readIim(block) ?? { statement: {}, isNewerThanXmp: false });
  const fromIim = iim?.statement ?? {};
  const order = iim?.isNewerThanXmp === true ? [unlessCut(fromIim, fromXmp), fromXmp] : [fromXmp, fromIim];
  return { embedded: merged([...order, fromExif]), notes };
}

function merged(statements: readonly Statement[]): EmbeddedFacts {
  return Object.assign({}, ...statements.map(usable).reverse());
}

function usable(statement: Statement): EmbeddedFacts {
  const values = Object.entries(statement).map(([name, value]) => [name, cleaned(name, value)] as const);
  return readEmbeddedFacts(Object.fromEntries(values.filter(([, value]) => value !== null)));
}

/** Null when nothing is said. */
function cleaned(name: string, value: Statement[keyof Statement]): string | readonly string[] | null {
  if (value === undefined) return null;
  if (typeof value === 'string') {
    const text = passages.has(name)
      ? cleanText(value, mostOfPassage)
      : cleanLine(value, name === 'digitalSourceType' ? mostOfName : mostOfLine);
    return text === '' ? null : name === 'takenAt' ? moment(text) : text;
  }
  const names = [...new Set(value.slice(0, 1000).map((one) => cleanLine(one, mostOfName)))].filter(Boolean);
  return names.length === 0 ? null : names.slice(0, 200);
}

/** Dates as ISO 8601 writes them; XMP allows a month, or no seconds, which no calendar here can show. */
function moment(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (match === null) return text;
  const [, day = '', minutes, seconds = ':00', zone = ''] = match;
  if (minutes === undefined) return day;
  return `${day}T${minutes}${seconds}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`;
}

/** IIM's own words, but for those that are only the beginning of XMP's. */
function unlessCut(iim: Statement, xmp: Statement): Statement {
  return Object.fromEntries(
    Object.entries(iim).filter(([name, value]) => {
      const whole = xmp[name as keyof Statement];
      return !(
        typeof value === 'string' &&
        typeof whole === 'string' &&
        whole.length > value.length &&
        whole.startsWith(value.replace(/\ufffd+$/, '')) &&
        Buffer.byteLength(value) >= (limits[name] ?? Number.POSITIVE_INFINITY) - 3
      );
    }),
  );
}

function isTiff(block: Uint8Array): boolean {
  return /^(II\*\0|MM\0\*)/.test(String.fromCharCode(...block.subarray(0, 4)));
}

function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    // Whatever a library makes of bytes that were made to break it: the picture is shown without them.
    return null;
  }
}
