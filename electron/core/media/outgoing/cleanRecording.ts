import { fourCharacters } from '../fourCharacters.ts';
import { type Cleaned, nothingPrivate } from './cleaned.ts';

/** Boxes that tell of a recording and play no part in it: of the whole and of each track (ISO 14496-12). */
const telling = new Set(['udta', 'meta', 'uuid']);
const holding = new Set(['moov', 'trak', 'mdia', 'minf']);
/** What a producer writes in them, and chapters; a cover picture and what a telephone notes are not among it. */
const harmlessBox =
  /^(hdlr|ilst|free|skip|chpl|name|titl|auth|perf|dscp|cprt|albm|yrrc|gnre|rtng|\u00a9(nam|ART|alb|day|gen|cpy|too|wrt|swr|enc)|aART|trkn|disk|tmpo|cpil|pgap|desc|ldes|stik|----)$/;
/** What a film's place or camera is called in formats that are not cleaned here, and in tracks of such data. */
const signs = /latitude|longitude|iso6709|geolocation|serial.?number|\bgpmd\b|camm/i;
/** It stands at one of a file's ends. */
const edge = 1_000_000;
/** ID3v2 frames that a producer writes: texts and addresses. Pictures, comments and private data are others. */
const harmlessFrame = /^[TW][A-Z0-9]{2,3}$/;

/**
 * Sound or film without what it says of place and camera. An MP4's boxes become free space of the same size, so that
 * all else stays where it is; an MP3 loses its tags. One whose tags are a producer's alone goes out as it is. Of files
 * of other kinds it is said when they seem to hold such a thing.
 */
export function cleanRecording(bytes: Uint8Array, extension: string): Cleaned {
  // Captions are words that are seen.
  if (extension === 'vtt') return nothingPrivate;
  if (/^(mp4|m4v|mov|m4a)$/.test(extension)) {
    const clean = withoutBoxes(bytes);
    return { bytes: clean, left: hasSigns(clean ?? bytes) ? left : null };
  }
  if (extension === 'mp3') return { ...nothingPrivate, bytes: withoutTags(bytes) };
  return { ...nothingPrivate, left: hasSigns(bytes) ? left : null };
}

const left =
  'may say where it was recorded, and with what: Stet cannot take that out of a file of its kind. Save it anew without such data, and put that in its place';

function hasSigns(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  return signs.test(text(bytes.subarray(0, edge))) || signs.test(text(bytes.subarray(-edge)));
}

function withoutBoxes(bytes: Uint8Array): Uint8Array | null {
  let clean: Buffer | null = null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const look = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to; ) {
      const short = view.getUint32(at);
      const head = short === 1 ? 16 : 8;
      if (at + head > to) return;
      const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
      if (size < head || at + size > to) return;
      const name = fourCharacters(view, at + 4);
      if (holding.has(name)) look(at + head, at + size);
      else if (telling.has(name) && size > head && !isHarmless(view, name, at + head, at + size)) {
        clean ??= Buffer.from(bytes);
        clean.write('free', at + 4, 'latin1');
        clean.fill(0, at + head, at + size);
      }
      at += size;
    }
  };
  look(0, bytes.length);
  return clean;
}

/** Whether nothing but harmless boxes is in one. */
function isHarmless(view: DataView, name: string, from: number, to: number): boolean {
  if (name === 'uuid') return false;
  // Version and flags stand in front of what is in `meta`, but not in QuickTime's.
  const isFull = name === 'meta' && to - from >= 4 && view.getUint32(from) === 0;
  for (let at = isFull ? from + 4 : from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const inner = fourCharacters(view, at + 4);
    // QuickTime ends a list with a zero.
    if (size === 0) return true;
    if (size < 8 || at + size > to) return false;
    const isOfMore = inner === 'meta' || inner === 'ilst';
    if (isOfMore ? !isHarmless(view, inner, at + 8, at + size) : !harmlessBox.test(inner)) return false;
    at += size;
  }
  return true;
}

function withoutTags(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = file.toString('latin1', 0, 3) === 'ID3' ? tagSize(file) : 0;
  const end =
    file.toString('latin1', file.length - 128, file.length - 125) === 'TAG' ? file.length - 128 : file.length;
  if (start >= end) return null;
  if (end === file.length && isHarmlessTag(file, start)) return null;
  return file.subarray(start, end);
}

/** Seven bits a byte (ID3v2.4, 6.2); a footer has ten bytes more. */
function tagSize(file: Buffer): number {
  const size = file.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return 10 + size + (((file[5] ?? 0) & 0x10) === 0 ? 0 : 10);
}

function isHarmlessTag(file: Buffer, end: number): boolean {
  if (end === 0) return true;
  const version = file[3] ?? 0;
  // Compressed as a whole or with a header of another kind: not looked into.
  if (version < 3 || ((file[5] ?? 0) & 0xe0) !== 0) return false;
  for (let at = 10; at + 10 <= end && file[at] !== 0; ) {
    if (!harmlessFrame.test(file.toString('latin1', at, at + 4))) return false;
    const size =
      version === 4
        ? file.subarray(at + 4, at + 8).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
        : file.readUInt32BE(at + 4);
    at += 10 + size;
  }
  return true;
}
