import { fourCharacters } from './fourCharacters.ts';

/** Seconds of an Ogg file: the last page's granule (RFC 3533, 6) by the rate of the Vorbis or Opus stream in it. */
export function oggDuration(view: DataView): number | null {
  const rate = sampleRate(view);
  if (rate === null) return null;
  for (let at = view.byteLength - 27; at >= 0; at -= 1) {
    if (view.getUint8(at) !== 0x4f || fourCharacters(view, at) !== 'OggS') continue;
    const granule = view.getBigInt64(at + 6, true);
    if (granule > 0n) return Number(granule) / rate;
  }
  return null;
}

function sampleRate(view: DataView): number | null {
  const end = Math.min(view.byteLength - 16, 4096);
  for (let at = 27; at < end; at += 1) {
    const name = fourCharacters(view, at);
    // Opus counts in 48 kHz whatever was recorded (RFC 7845, 4); Vorbis states its own rate.
    if (name === 'Opus' && fourCharacters(view, at + 4) === 'Head') return 48_000;
    if (name === 'vorb' && view.getUint8(at - 1) === 1) return view.getUint32(at + 11, true) || null;
  }
  return null;
}
