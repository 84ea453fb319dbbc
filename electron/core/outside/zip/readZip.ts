import { type Entry, fromBufferPromise, type LocalFileHeader, type ZipFile } from 'yauzl';
import { checkLayout } from './checkLayout.ts';
import { compareHeaders } from './compareHeaders.ts';
import { checkKind, stored } from './entryKind.ts';
import { entryName } from './entryName.ts';
import { checkNamesApart } from './namesApart.ts';
import { unpack } from './unpack.ts';
import { readEnd, type ZipEnd } from './zipEnd.ts';
import type { ZipEntry } from './zipEntry.ts';
import { type ZipLimits, zipLimits } from './zipLimits.ts';
import { refusalsOf, type ZipRefusals } from './zipRefusals.ts';

/** An archive that may be unpacked. */
export interface Zip {
  /** By name in NFC, `media/bridge.jpg`, in the order of the table of contents. */
  readonly files: ReadonlyMap<string, ZippedFile>;
  /** Folders that have an entry of their own, without the slash; files may lie in others. */
  readonly folders: readonly string[];
}

interface ZippedFile {
  /** Bytes, unpacked. */
  readonly size: number;
  /**
   * Unpacks it, to be read and not to be changed. Throws StetError `invalid` or `tooLarge` when the content is
   * not what the archive says of it, and then nothing of the archive is to be trusted.
   */
  read(): Uint8Array;
}

/**
 * Opens a zip archive that came from outside. `name` is what the person knows it by. Everything but the content of
 * the files is looked at before it returns. Throws StetError `invalid`, `unsupported` or `tooLarge`.
 *
 * The table of contents is read by yauzl; what yauzl lets through, which is a good deal, is refused here.
 */
export async function readZip(bytes: Uint8Array, name: string, limits = zipLimits): Promise<Zip> {
  const refuse = refusalsOf(name);
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = readEnd(archive, refuse);
  if (end.entries > limits.entries)
    throw refuse.archive(`holds more than ${limits.entries} files and folders`, 'tooLarge');
  const entries = await readEntries(archive, end, limits, refuse);
  checkNamesApart(
    entries.map((entry) => entry.name),
    refuse,
  );
  checkLayout(archive, entries, end.directoryStart, refuse);
  const files = entries.filter((entry) => !entry.name.endsWith('/'));
  return {
    files: new Map(
      files.map((entry) => [entry.name, { size: entry.size, read: () => unpack(archive, entry, refuse) }]),
    ),
    folders: entries.filter((entry) => entry.name.endsWith('/')).map((entry) => entry.name.slice(0, -1)),
  };
}

async function readEntries(
  archive: Buffer,
  end: ZipEnd,
  limits: ZipLimits,
  refuse: ZipRefusals,
): Promise<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const sum = { size: 0, packedSize: 0 };
  let at = end.directoryStart;
  // Names are decoded here, and sizes compared: yauzl would do either after its own fashion.
  const options = { decodeStrings: false, validateEntrySizes: false };
  const zip = await orDamaged(fromBufferPromise(archive, options), refuse);
  for await (const entry of entriesOf(zip, refuse)) {
    const name = entryName(entry, limits, refuse);
    checkKind(entry, name, refuse);
    sum.size += entry.uncompressedSize;
    sum.packedSize += entry.compressedSize;
    checkSizes(entry, name, sum, limits, refuse);
    entries.push(compareHeaders(entry, await localHeader(zip, entry, name, refuse), name, refuse));
    at += headerSize + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  if (entries.length !== end.entries || at !== end.directoryEnd)
    throw refuse.archive('is damaged: its table of contents has another length than it says');
  if (isTooDense(sum, limits))
    throw refuse.archive(`unpacks to more than ${limits.ratio} times its size`, 'tooLarge');
  return entries;
}

/** Bytes of an entry in the table of contents, before its name (APPNOTE.TXT 6.3.10, 4.3.12). */
const headerSize = 46;

interface Sizes {
  readonly size: number;
  readonly packedSize: number;
}

/** `sum` is that of the entries up to this one. */
function checkSizes(entry: Entry, name: string, sum: Sizes, limits: ZipLimits, refuse: ZipRefusals): void {
  const { uncompressedSize: size, compressedSize: packedSize } = entry;
  if (size > limits.fileBytes)
    throw refuse.entry(name, `is larger than ${megabytes(limits.fileBytes)}`, 'tooLarge');
  if (sum.size > limits.totalBytes)
    throw refuse.archive(`unpacks to more than ${megabytes(limits.totalBytes)}`, 'tooLarge');
  if (isTooDense({ size, packedSize }, limits))
    throw refuse.entry(name, `unpacks to more than ${limits.ratio} times its size`, 'tooLarge');
  if (entry.compressionMethod === stored && size !== packedSize)
    throw refuse.entry(name, 'is not packed, and yet has two sizes');
}

function isTooDense({ size, packedSize }: Sizes, { ratio, ratioFrom }: ZipLimits): boolean {
  return size > ratioFrom && size > packedSize * ratio;
}

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}

async function* entriesOf(zip: ZipFile, refuse: ZipRefusals): AsyncGenerator<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await orDamaged(entries.next(), refuse);
    if (next.done === true) return;
    yield next.value;
  }
}

/** What yauzl finds wrong is damage, but for the lock that it does not read past. */
async function orDamaged<Result>(work: Promise<Result>, refuse: ZipRefusals): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Error && error.message.includes('encryption')
      ? refuse.archive('is locked with a password', 'unsupported')
      : refuse.archive('is damaged: its table of contents cannot be read');
  }
}

async function localHeader(
  zip: ZipFile,
  entry: Entry,
  name: string,
  refuse: ZipRefusals,
): Promise<LocalFileHeader> {
  try {
    return await zip.readLocalFileHeaderPromise(entry);
  } catch {
    throw refuse.entry(name, 'is not where the table of contents says');
  }
}
