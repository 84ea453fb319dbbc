import exifReader from 'exifreader';
import { isObject } from '../../../../shared/document/opaque.ts';
import type { Statement } from './statement.ts';

const sourceTypes = 'cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * What XMP says (IPTC Photo Metadata Standard 2025.1 for the names). Null when it cannot be read. The reader tells
 * properties by their local names.
 */
export function readXmp(xmp: Uint8Array): Statement | null {
  const tags = exifReader.load(asPacket(xmp), { expanded: true, includeTags: { xmp: true } }).xmp;
  if (tags === undefined || !('_raw' in tags)) return null;
  // Properties come from the file: whatever they are called, only own ones are looked at.
  const texts = (name: string): readonly string[] =>
    Object.hasOwn(tags, name) ? textsOf((tags[name] as { readonly value?: unknown } | undefined)?.value) : [];
  const one = (name: string): string | undefined => texts(name)[0];
  const place = ['Location', 'City', 'State', 'Country'].map(one).filter(Boolean);
  return {
    headline: one('Headline'),
    caption: one('description'),
    altText: one('AltTextAccessibility'),
    persons: texts('PersonInImage'),
    place: place.join(', '),
    takenAt: one('DateCreated'),
    creator: texts('creator').join(', '),
    credit: one('Credit'),
    supplier: one('Source'),
    copyright: one('rights'),
    usageTerms: one('UsageTerms'),
    digitalSourceType: withoutScheme(one('DigitalSourceType')),
    licence: one('WebStatement'),
    restrictions: one('Instructions'),
  };
}

/** The reader knows a packet by its beginning (XMP Part 1, 7.3.2), which may be missing and is no part of the XML. */
function asPacket(xmp: Uint8Array): ArrayBuffer {
  const mark = Buffer.from('<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>');
  const packet = Buffer.concat([
    ...(Buffer.from(xmp.subarray(0, mark.length)).toString('latin1').startsWith('<?xpacket begin')
      ? []
      : [mark]),
    xmp,
  ]);
  return Uint8Array.from(packet).buffer;
}

/** Texts of a property: a plain one, each of a list; of one in several languages the default. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  const items = value.filter(isObject);
  const usual = items.find((item) => languageOf(item) === 'x-default');
  if (usual !== undefined) return textsOf(usual.value);
  const isOfLanguages = items.length > 0 && items.every((item) => languageOf(item) !== undefined);
  return (isOfLanguages ? items.slice(0, 1) : items).flatMap(({ value: text }) => textsOf(text));
}

function languageOf({ attributes }: Readonly<Record<string, unknown>>): unknown {
  return isObject(attributes) ? attributes.lang : undefined;
}

function withoutScheme(type: string | undefined): string | undefined {
  const at = type?.indexOf(sourceTypes) ?? -1;
  return at === -1 ? type : type?.slice(at + sourceTypes.length);
}
