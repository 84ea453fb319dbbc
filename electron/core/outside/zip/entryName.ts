import { type Entry, getFileNameLowLevel } from 'yauzl';
import { isDeviceName } from '../../fileName.ts';
import type { ZipLimits } from './zipLimits.ts';
import type { ZipRefusals } from './zipRefusals.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const isUtf8Flag = 0x800;
/** What file systems take for one name, in bytes of UTF-8. */
const longestPart = 255;

/** Of a whole name. Each reason goes on from the name. */
const badNames: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'has no name'],
  [/[\p{Cc}\p{Zl}\p{Zp}]/u, 'has control characters in its name'],
  [/\p{Bidi_Control}/u, 'has a name that does not read as it is written: signs in it turn its direction'],
  [/\ufffd|\p{Noncharacter_Code_Point}/u, 'has letters in its name that cannot be read'],
  [/\\/, 'has a backslash in its name'],
  [/:/, 'has a colon in its name, which stands for a drive or for a hidden part of a file'],
  [/^\//, 'wants to stand outside the folder it is unpacked to'],
];

/** Of each part between slashes. */
const badParts: readonly (readonly [(part: string) => boolean, string])[] = [
  [(part) => part === '..' || part === '.', 'wants to stand outside the folder it is unpacked to'],
  [(part) => /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(part), 'has an empty folder or file name'],
  [(part) => /[. ]$/.test(part), 'has a name that ends in a dot or a space'],
  [isDeviceName, 'has a name that Windows keeps for devices'],
  [(part) => Buffer.byteLength(part) > longestPart, 'has too long a name'],
];

/**
 * The name of an entry in NFC, a slash at the end of a folder's. Refused is one that another system would take for
 * another place, another file or a device, or that a person would misread.
 */
export function entryName(entry: Entry, limits: ZipLimits, refuse: ZipRefusals): string {
  const name = decoded(entry, refuse).normalize('NFC');
  const parts = name.replace(/\/$/, '').split('/');
  const reason =
    badNames.find(([pattern]) => pattern.test(name))?.[1] ??
    badParts.find(([isBad]) => parts.some(isBad))?.[1] ??
    (Buffer.byteLength(name) > limits.nameBytes ? 'has too long a name' : undefined) ??
    (parts.length > limits.depth ? `lies more than ${limits.depth} folders deep` : undefined);
  if (reason !== undefined) throw refuse.entry(name, reason);
  return name;
}

/**
 * As UTF-8 when it is that, flagged or not: Apple's archives leave the flag out, and other encodings hardly ever
 * look like it. Otherwise as the library reads it: the Unicode name beside it, or code page 437.
 */
function decoded(entry: Entry, refuse: ZipRefusals): string {
  const { fileNameRaw, extraFields, generalPurposeBitFlag } = entry;
  const text = utf8(fileNameRaw);
  if (text === null) {
    const read = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    if ((generalPurposeBitFlag & isUtf8Flag) !== 0)
      throw refuse.entry(read, 'has letters in its name that cannot be read');
    return read;
  }
  const beside = getFileNameLowLevel(isUtf8Flag, fileNameRaw, extraFields, true);
  if (beside !== text) throw refuse.entry(text, 'has a second name, which is another one');
  return text;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
