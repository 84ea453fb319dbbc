import { flacDuration } from './flac.ts';
import { isoDuration } from './isoMedia.ts';
import { mp3Duration } from './mp3.ts';
import { oggDuration } from './ogg.ts';
import type { MediaKind } from './sniff.ts';
import { wavDuration } from './wav.ts';
import { webmDuration } from './webm.ts';

const readers: Readonly<Record<string, (view: DataView) => number | null>> = {
  flac: flacDuration,
  m4a: isoDuration,
  mov: isoDuration,
  mp3: mp3Duration,
  mp4: isoDuration,
  ogg: oggDuration,
  ogv: oggDuration,
  wav: wavDuration,
  webm: webmDuration,
};

/** Seconds, or null when the file does not say. A file cut short or made to confuse gives null, never an error. */
export function readDuration(bytes: Uint8Array, kind: MediaKind): number | null {
  const read = readers[kind.extension];
  if (read === undefined) return null;
  try {
    const seconds = read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return seconds !== null && Number.isFinite(seconds) && seconds > 0 && seconds < 360_000
      ? Math.round(seconds * 1000) / 1000
      : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
