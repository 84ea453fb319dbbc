import { fourCharacters } from './fourCharacters.ts';

/** Seconds of an MP4, M4A or QuickTime file: `moov/mvhd`'s duration in its own time units (ISO 14496-12, 8.2.2). */
export function isoDuration(view: DataView): number | null {
  const moov = box(view, 0, view.byteLength, 'moov');
  const header = moov && box(view, moov.start, moov.end, 'mvhd');
  if (!header) return null;
  const isLong = view.getUint8(header.start) === 1;
  const unitsAt = header.start + (isLong ? 20 : 12);
  const units = view.getUint32(unitsAt);
  const length = isLong ? Number(view.getBigUint64(unitsAt + 4)) : view.getUint32(unitsAt + 4);
  return units === 0 ? null : length / units;
}

interface Box {
  readonly start: number;
  readonly end: number;
}

/** What is inside the first box of a name, or null. */
function box(view: DataView, from: number, to: number, name: string): Box | null {
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at);
    const isLong = short === 1;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const head = isLong ? 16 : 8;
    if (size < head) return null;
    if (fourCharacters(view, at + 4) === name) return { start: at + head, end: Math.min(to, at + size) };
    at += size;
  }
  return null;
}
