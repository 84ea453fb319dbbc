import type { Entry } from 'yauzl';
import type { ZipRefusals } from './zipRefusals.ts';

export const stored = 0;
const deflated = 8;

/** Flags of encryption (APPNOTE.TXT 6.3.10, 4.4.4): plain, strong, and of the table of contents itself. */
const locked = 0x0001 | 0x0040 | 0x2000;
/** File types in Unix modes, which stand in the upper half of the attributes. */
const unixType = 0xf000;
const unixFile = 0x8000;
const unixFolder = 0x4000;
/** A mode that is not known, as Maven writes it. */
const unixUnknown = 0xffff;
/** Attributes of DOS and Windows. */
const dosVolume = 0x08;
const dosFolder = 0x10;
const windowsLink = 0x400;

/** Refuses what is neither a plain file nor a plain folder, and what cannot be unpacked here. */
export function checkKind(entry: Entry, name: string, refuse: ZipRefusals): void {
  const { compressionMethod, generalPurposeBitFlag, externalFileAttributes } = entry;
  const isFolder = name.endsWith('/');
  if ((generalPurposeBitFlag & locked) !== 0)
    throw refuse.entry(name, 'is locked with a password', 'unsupported');
  if (compressionMethod !== stored && compressionMethod !== deflated)
    throw refuse.entry(
      name,
      `is packed in a way that Stet does not read (method ${compressionMethod})`,
      'unsupported',
    );
  const mode = externalFileAttributes >>> 16;
  const type = mode === unixUnknown ? 0 : mode & unixType;
  if (
    (type !== 0 && type !== unixFile && type !== unixFolder) ||
    (externalFileAttributes & windowsLink) !== 0
  )
    throw refuse.entry(name, 'is a link or a device, not a file');
  if ((externalFileAttributes & dosVolume) !== 0)
    throw refuse.entry(name, 'is the name of a disk, not a file');
  const saysFolder = type === unixFolder || (externalFileAttributes & dosFolder) !== 0;
  if (isFolder ? type === unixFile : saysFolder)
    throw refuse.entry(name, 'says that it is a file, and that it is a folder');
  if (isFolder && entry.uncompressedSize > 0) throw refuse.entry(name, 'is a folder with content of its own');
}
