import { isPrivateExif, orientationExif, readExifTags } from './exifTags.ts';
import { isPrivateXmp } from './isPrivateXmp.ts';

interface Segment {
  readonly marker: number;
  /** With the marker. */
  readonly bytes: Uint8Array;
  /** Behind the marker and the length. */
  readonly content: Uint8Array;
}

const exifSign = 'Exif\0\0';
const xmpSign = 'http://ns.adobe.com/xap/1.0/\0';

/**
 * A JPEG without what it says of place, people and camera: the compressed picture stays as it is, with the colours'
 * profile and the way it is to be turned. `words` is the XMP it gets instead. Null when there is nothing to take out,
 * `unread` when it is built in a way that is not understood.
 */
export function cleanJpeg(bytes: Uint8Array, words: () => string): Uint8Array | null | 'unread' {
  const read = readSegments(bytes);
  if (read === null) return 'unread';
  const { segments, end } = read;
  if (end === bytes.length && !segments.some(isPrivate)) return null;
  const exif = segments.find((segment) => signed(segment, exifSign));
  const orientation = exif === undefined ? 1 : (readExifTags(exif.content)?.orientation ?? 1);
  const xmp = words();
  const kept = segments.filter((segment) => !isData(segment) || isOfPicture(segment));
  const [start, ...rest] = kept.map((segment) => segment.bytes);
  const hasJfif = kept[1]?.marker === 0xe0;
  return Buffer.concat([
    start ?? Buffer.alloc(0),
    ...rest.slice(0, hasJfif ? 1 : 0),
    ...(orientation === 1 ? [] : [segmentOf(0xe1, exifSign, orientationExif(orientation))]),
    ...(xmp === '' ? [] : [segmentOf(0xe1, xmpSign, Buffer.from(xmp))]),
    ...rest.slice(hasJfif ? 1 : 0),
  ]);
}

/** Application data and comments. */
function isData({ marker }: Segment): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
}

/** Application data that decoding needs: how it is coded, and its colours. */
function isOfPicture(segment: Segment): boolean {
  const { marker, content } = segment;
  // The last two bytes are the size of a thumbnail.
  if (marker === 0xe0) return signed(segment, 'JFIF\0') && content[12] === 0 && content[13] === 0;
  return (
    (marker === 0xe2 && signed(segment, 'ICC_PROFILE\0')) || (marker === 0xee && signed(segment, 'Adobe'))
  );
}

function isPrivate(segment: Segment): boolean {
  if (!isData(segment) || isOfPicture(segment)) return false;
  const { marker, content } = segment;
  if (marker === 0xe1 && signed(segment, exifSign)) return isPrivateExif(content);
  if (marker === 0xe1 && signed(segment, xmpSign)) return isPrivateXmp(content.subarray(xmpSign.length));
  // IPTC is what a picture desk writes; beside it Photoshop keeps a thumbnail (resources 0x0409 and 0x040c).
  return !(marker === 0xed && !/8BIM\u0004[\t\u000c]/.test(Buffer.from(content).toString('latin1')));
}

function signed({ content }: Segment, sign: string): boolean {
  return Buffer.from(content.subarray(0, sign.length)).toString('latin1') === sign;
}

/** Up to the picture's end; scans with the compressed bytes behind them. Null for what is no sound JPEG. */
function readSegments(
  bytes: Uint8Array,
): { readonly segments: readonly Segment[]; readonly end: number } | null {
  const segments: Segment[] = [{ marker: 0xd8, bytes: bytes.subarray(0, 2), content: bytes.subarray(2, 2) }];
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes may stand in front of a marker (ITU T.81, B.1.1.2).
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      segments.push({ marker, bytes: bytes.subarray(at, at + 2), content: bytes.subarray(at, at) });
      return { segments, end: at + 2 };
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const end = marker === 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    segments.push({
      marker,
      bytes: bytes.subarray(at, end),
      content: bytes.subarray(at + 4, at + 2 + length),
    });
    at = end;
  }
  return null;
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function segmentOf(marker: number, sign: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(sign, 'latin1'), content]);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
