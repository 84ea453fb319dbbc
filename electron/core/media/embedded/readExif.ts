import exifReader from 'exifreader';
import { decodeText } from '../../../../shared/formats/decodeText.ts';
import type { Statement } from './statement.ts';

/** What cameras write into the description when nobody does. */
const noDescription =
  /^(OLYMPUS DIGITAL CAMERA|SONY DSC|DCIM\S*|\S*\.jpe?g|default|untitled|MINOLTA DIGITAL CAMERA|SAMSUNG( CAMERA PICTURES)?|KONICA MINOLTA DIGITAL CAMERA|DIGITAL CAMERA|Exif_JPEG_PICTURE)$/i;

const wanted = ['ImageDescription', 'Artist', 'Copyright', 'DateTimeOriginal', 'OffsetTimeOriginal'] as const;

/**
 * What EXIF says that a caption desk can use, and nothing else: no place, no serial number, no preview. Throws an
 * error for what is no EXIF. `exif` is a TIFF file, or one behind the letters that a JPEG has in front of it.
 */
export function readExif(exif: Uint8Array): Statement {
  const start = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  const tags =
    exifReader.load(Uint8Array.from(exif.subarray(start)).buffer, {
      expanded: true,
      includeTags: { exif: [...wanted] },
    }).exif ?? {};
  const text = (name: (typeof wanted)[number]): string | undefined => {
    const tag: unknown = tags[name];
    const description = (tag as { readonly value?: unknown } | undefined)?.value;
    const first: unknown = Array.isArray(description) ? description[0] : description;
    return typeof first === 'string' ? fromBytes(first) : undefined;
  };
  const description = text('ImageDescription')?.trim() ?? '';
  return {
    caption: noDescription.test(description) ? '' : description,
    creator: text('Artist'),
    copyright: text('Copyright'),
    takenAt: moment(text('DateTimeOriginal'), text('OffsetTimeOriginal')),
  };
}

/** EXIF has ASCII; what else stands there is UTF-8, or in an old encoding. The reader gives a letter for each byte. */
function fromBytes(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  return decodeText(Buffer.from(text, 'latin1')).text;
}

/** "2026:02:01 10:00:00", and "+03:00" where the camera knows its zone. */
function moment(date: string | undefined, offset: string | undefined): string | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(date ?? '');
  if (match === null) return undefined;
  const zone = /^([+-]\d\d:\d\d|Z)/.exec(offset ?? '')?.[1] ?? '';
  return `${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`;
}
