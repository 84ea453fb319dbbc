/** What Photoshop's image resources hold of IPTC-IIM (Adobe Photoshop File Formats, "Image Resource Blocks"). */
export interface PhotoshopResources {
  /** Resource 0x0404, the IIM records. */
  readonly iim: Uint8Array | null;
  /** Resource 0x0425: MD5 of the IIM records as they were when XMP was last written, in hex. */
  readonly digest: string | null;
}

const head = 'Photoshop 3.0\0';

/** Reads the payload of a JPEG's APP13 segment, of a TIFF's or PNG's block of resources, or bare IIM records. */
export function readPhotoshopResources(block: Uint8Array): PhotoshopResources {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  if (bytes[0] === 0x1c) return { iim: bytes, digest: null };
  let iim: Uint8Array | null = null;
  let digest: string | null = null;
  let at = bytes.toString('latin1', 0, head.length) === head ? head.length : 0;
  while (at + 12 <= bytes.length && bytes.toString('latin1', at, at + 4) === '8BIM') {
    const id = bytes.readUInt16BE(at + 4);
    const nameLength = bytes.readUInt8(at + 6) + 1;
    const sizeAt = at + 6 + nameLength + (nameLength % 2);
    if (sizeAt + 4 > bytes.length) break;
    const size = bytes.readUInt32BE(sizeAt);
    const content = bytes.subarray(sizeAt + 4, sizeAt + 4 + size);
    if (id === 0x0404) iim ??= content;
    if (id === 0x0425 && content.length === 16) digest = content.toString('hex');
    at = sizeAt + 4 + size + (size % 2);
  }
  return { iim, digest };
}
