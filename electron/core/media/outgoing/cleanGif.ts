/** What a GIF's programs wrote into it and decoding needs: how often it runs, and its colours. */
const ofPicture = /^(NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/;

/** A GIF without comments and other programs' data; see `cleanJpeg`. It has no place for words of ours that is read. */
export function cleanGif(bytes: Uint8Array): Uint8Array | null | 'unread' {
  const parts = readParts(bytes);
  if (parts === null) return 'unread';
  const clean = Buffer.concat(parts);
  return clean.length === bytes.length ? null : clean;
}

/** The blocks that stay (GIF89a, 15 to 27), or null for what is no sound GIF. */
function readParts(bytes: Uint8Array): readonly Uint8Array[] | null {
  const tableAt = 13;
  const blocksAt = tableAt + tableSize(bytes[10] ?? 0);
  const parts = [bytes.subarray(0, blocksAt)];
  for (let at = blocksAt; at < bytes.length; ) {
    const kind = bytes[at];
    if (kind === 0x3b) return [...parts, bytes.subarray(at, at + 1)];
    const dataAt = kind === 0x21 ? at + 2 : kind === 0x2c ? at + 11 + tableSize(bytes[at + 9] ?? 0) : -1;
    const end = dataAt === -1 ? null : endOfBlocks(bytes, dataAt);
    if (end === null) return null;
    if (kind === 0x2c || isOfPicture(bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function isOfPicture(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  if (label === 0xff) return ofPicture.test(Buffer.from(bytes.subarray(at + 3, at + 14)).toString('latin1'));
  // A frame's own facts, and text that is drawn.
  return label === 0xf9 || label === 0x01;
}

function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; at += 1 + (bytes[at] ?? 0)) if (bytes[at] === 0) return at + 1;
  return null;
}
