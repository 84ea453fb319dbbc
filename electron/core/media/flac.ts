/** Seconds of a FLAC file: total samples by sample rate, both in STREAMINFO (RFC 9639, 8.2). */
export function flacDuration(view: DataView): number | null {
  if ((view.getUint8(4) & 0x7f) !== 0) return null;
  const rate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  return rate === 0 || samples === 0 ? null : samples / rate;
}
