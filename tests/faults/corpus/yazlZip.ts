import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** How a file is put into an archive. */
export interface Packing {
  readonly compress?: boolean;
  /** Sizes of 64 bits (zip64), though they are small. */
  readonly isLong?: boolean;
  /** In pieces, so that its size and checksum follow it. */
  readonly isStreamed?: boolean;
}

/** Bytes by name; a name that ends in a slash is an empty folder. */
export type ZipTree = ReadonlyMap<string, Uint8Array>;

/** An archive as a good program writes it. */
export async function yazlZip(
  tree: ZipTree,
  packing: Packing | ((name: string) => Packing) = {},
  end: { readonly isLong?: boolean; readonly comment?: string } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  const written = buffer(zip.outputStream);
  for (const [name, bytes] of tree) {
    const {
      compress = true,
      isLong = false,
      isStreamed = false,
    } = typeof packing === 'function' ? packing(name) : packing;
    const options = { compress, forceZip64Format: isLong };
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else if (isStreamed) zip.addReadStream(Readable.from([Buffer.from(bytes)]), name, options);
    else zip.addBuffer(Buffer.from(bytes), name, options);
  }
  zip.end({ forceZip64Format: end.isLong ?? false, comment: end.comment ?? '' });
  return written;
}
