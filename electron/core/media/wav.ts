import { fourCharacters } from './fourCharacters.ts';

/** Seconds of a RIFF/WAVE file: length of `data` by the bytes per second that `fmt ` states. */
export function wavDuration(view: DataView): number | null {
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const name = fourCharacters(view, at);
    if (name === 'fmt ') bytesPerSecond = view.getUint32(at + 16, true);
    // A recording that was cut off states more than there is.
    if (name === 'data')
      return bytesPerSecond === 0 ? null : Math.min(size, view.byteLength - at - 8) / bytesPerSecond;
    at += 8 + size + (size % 2);
  }
  return null;
}
