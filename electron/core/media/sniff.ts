import { StetError } from '../../../shared/contract/reply.ts';

export interface MediaKind {
  readonly extension: string;
  readonly type: string;
  readonly family: 'picture' | 'sound' | 'film' | 'captions';
}

const kind = (extension: string, type: string, family: MediaKind['family']): MediaKind => ({
  extension,
  type,
  family,
});

/**
 * What a file is, by its own first bytes; a name can claim anything (signatures: WHATWG MIME Sniffing, 6, and
 * each format's own specification). Throws StetError `unsupported`, saying what would be taken.
 */
export function sniff(bytes: Uint8Array): MediaKind {
  const found = picture(bytes) ?? isoFile(bytes) ?? sound(bytes) ?? film(bytes) ?? captions(bytes);
  if (found !== null) return found;
  if (isDrawing(ascii(bytes, 0, 4096))) return kind('svg', 'image/svg+xml', 'picture');
  throw new StetError(
    'unsupported',
    'This is no file Stet can show. It takes pictures (JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG), sound (MP3, M4A, AAC, OGG, WAV, FLAC), film (MP4, WebM, MOV) and captions (WebVTT, SubRip).',
  );
}

function picture(bytes: Uint8Array): MediaKind | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return kind('jpg', 'image/jpeg', 'picture');
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return kind('png', 'image/png', 'picture');
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return kind('gif', 'image/gif', 'picture');
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
    return kind('webp', 'image/webp', 'picture');
  // Its byte order, and 42 (TIFF 6.0, section 2).
  if (/^(II\*\0|MM\0\*)/.test(ascii(bytes, 0, 4))) return kind('tif', 'image/tiff', 'picture');
  return null;
}

/** Whether it begins like SVG in UTF-8: what may stand in front is little, and no page. */
function isDrawing(head: string): boolean {
  return (
    /^(?:\u00ef\u00bb\u00bf)?\s*<(?:svg|[?!])/i.test(head) &&
    /<(?:[a-z]+:)?svg[\s>]/i.test(head) &&
    !/<html/i.test(head)
  );
}

/** ISO base media files name their kind in `ftyp`: major brand, version, then the brands they fit. */
function isoFile(bytes: Uint8Array): MediaKind | null {
  if (ascii(bytes, 4, 8) !== 'ftyp') return null;
  const size = Math.min(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0), 256);
  const major = ascii(bytes, 8, 12);
  const brands = [major, ...(ascii(bytes, 16, size).match(/.{4}/gs) ?? [])];
  if (brands.includes('avif')) return kind('avif', 'image/avif', 'picture');
  if (brands.some((brand) => /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand))) {
    throw new StetError(
      'unsupported',
      'Browsers cannot show HEIC pictures. Save the picture as JPEG and add that.',
    );
  }
  if (/^M4[AB] /.test(major)) return kind('m4a', 'audio/mp4', 'sound');
  if (major === 'qt  ') return kind('mov', 'video/quicktime', 'film');
  return kind('mp4', 'video/mp4', 'film');
}

function sound(bytes: Uint8Array): MediaKind | null {
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE')
    return kind('wav', 'audio/wav', 'sound');
  if (ascii(bytes, 0, 4) === 'fLaC') return kind('flac', 'audio/flac', 'sound');
  if (ascii(bytes, 0, 4) === 'OggS') {
    const isFilm = ascii(bytes, 0, 512).includes('theora');
    return isFilm ? kind('ogv', 'video/ogg', 'film') : kind('ogg', 'audio/ogg', 'sound');
  }
  if (ascii(bytes, 0, 3) === 'ID3') return kind('mp3', 'audio/mpeg', 'sound');
  const [first = 0, second = 0] = bytes;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  // Layer bits 00 are ADTS (AAC); 01 is MPEG layer III.
  if ((second & 0xf6) === 0xf0) return kind('aac', 'audio/aac', 'sound');
  return (second & 0x06) === 0x02 ? kind('mp3', 'audio/mpeg', 'sound') : null;
}

function film(bytes: Uint8Array): MediaKind | null {
  // EBML, and its DocType is WebM; Matroska at large does not play in browsers.
  const isWebm = starts(bytes, 0x1a, 0x45, 0xdf, 0xa3) && ascii(bytes, 0, 64).includes('webm');
  return isWebm ? kind('webm', 'video/webm', 'film') : null;
}

function captions(bytes: Uint8Array): MediaKind | null {
  const start = starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
  return /^WEBVTT(\s|$)/.test(ascii(bytes, start, start + 7)) ? kind('vtt', 'text/vtt', 'captions') : null;
}

function starts(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));
}
