import { fourCharacters } from './fourCharacters.ts';

/** Kilobits a second of layer III by the header's index: MPEG 1, then MPEG 2 and 2.5 (ISO 11172-3, 2.4.2.3). */
const bitrates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Seconds of an MP3: the frame count of a Xing, Info or VBRI head, else size by the first frame's bit rate. */
export function mp3Duration(view: DataView): number | null {
  const start = firstFrame(view, afterId3(view));
  if (start === null) return null;
  const second = view.getUint8(start + 1);
  const third = view.getUint8(start + 2);
  const isMpeg1 = (second & 0x18) === 0x18;
  const isMpeg25 = (second & 0x18) === 0;
  const rate = (sampleRates[(third >> 2) & 3] ?? 0) / (isMpeg1 ? 1 : isMpeg25 ? 4 : 2);
  if (rate === 0) return null;
  const isMono = view.getUint8(start + 3) >> 6 === 3;
  const sideInfo = isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  const frames = frameCount(view, start + 4 + sideInfo, start + 36);
  if (frames !== null) return (frames * (isMpeg1 ? 1152 : 576)) / rate;
  const kilobits = bitrates[isMpeg1 ? 0 : 1][third >> 4] ?? 0;
  return kilobits === 0 ? null : (view.byteLength - start) / (kilobits * 125);
}

/** Past an ID3v2 tag, whose size is four times seven bits (id3.org, ID3v2.4, 3.1). */
function afterId3(view: DataView): number {
  if (fourCharacters(view, 0).slice(0, 3) !== 'ID3') return 0;
  return (
    10 + ((view.getUint8(6) << 21) | (view.getUint8(7) << 14) | (view.getUint8(8) << 7) | view.getUint8(9))
  );
}

function firstFrame(view: DataView, from: number): number | null {
  const end = Math.min(view.byteLength - 4, from + 65_536);
  for (let at = from; at < end; at += 1) {
    const isSync = view.getUint8(at) === 0xff && (view.getUint8(at + 1) & 0xe6) === 0xe2;
    const third = view.getUint8(at + 2);
    if (isSync && third >> 4 !== 15 && third >> 4 !== 0 && ((third >> 2) & 3) !== 3) return at;
  }
  return null;
}

function frameCount(view: DataView, xingAt: number, vbriAt: number): number | null {
  const name = fourCharacters(view, xingAt);
  if ((name === 'Xing' || name === 'Info') && (view.getUint32(xingAt + 4) & 1) === 1)
    return view.getUint32(xingAt + 8);
  return fourCharacters(view, vbriAt) === 'VBRI' ? view.getUint32(vbriAt + 14) : null;
}
