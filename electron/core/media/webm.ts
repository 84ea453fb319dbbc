const segment = 0x18538067;
const info = 0x1549a966;
const timestampScale = 0x2ad7b1;
const duration = 0x4489;

interface EbmlElement {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Seconds of a WebM file: Info's Duration in units of TimestampScale nanoseconds (RFC 9559, 5.1.2). */
export function webmDuration(view: DataView): number | null {
  const body = find(view, 0, view.byteLength, segment);
  const facts = body && find(view, body.start, body.end, info);
  const length = facts && find(view, facts.start, facts.end, duration);
  if (!facts || !length) return null;
  const scale = find(view, facts.start, facts.end, timestampScale);
  const nanoseconds = scale ? unsigned(view, scale) : 1_000_000;
  const units =
    length.end - length.start === 4 ? view.getFloat32(length.start) : view.getFloat64(length.start);
  return (units * nanoseconds) / 1e9;
}

function find(view: DataView, from: number, to: number, id: number): EbmlElement | null {
  for (let at = from; at < to; ) {
    const element = readElement(view, at, to);
    if (element === null) return null;
    if (element.id === id) return element;
    at = element.end;
  }
  return null;
}

/** Ids keep their length marker, sizes drop it; a size of all ones means "to the end" (RFC 8794, 4 to 6). */
function readElement(view: DataView, at: number, to: number): EbmlElement | null {
  const idLength = Math.clz32(view.getUint8(at)) - 23;
  if (idLength > 4) return null;
  let id = 0;
  for (let index = 0; index < idLength; index += 1) id = id * 256 + view.getUint8(at + index);
  const sizeAt = at + idLength;
  const first = view.getUint8(sizeAt);
  const sizeLength = Math.clz32(first) - 23;
  if (sizeLength > 8) return null;
  let size = first & (0xff >> sizeLength);
  let isUnknown = size === 0xff >> sizeLength;
  for (let index = 1; index < sizeLength; index += 1) {
    const byte = view.getUint8(sizeAt + index);
    size = size * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  const start = sizeAt + sizeLength;
  return { id, start, end: isUnknown ? to : Math.min(to, start + size) };
}

function unsigned(view: DataView, { start, end }: EbmlElement): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 256 + view.getUint8(at);
  return value;
}
