import { StetError } from '../contract/reply.ts';
import { guessEncoding } from './guessEncoding.ts';

export interface DecodedText {
  readonly text: string;
  /** A WHATWG encoding name: "utf-8", "windows-1251". */
  readonly encoding: string;
}

/**
 * Bytes of a text file as text, line ends as `\n`. In this order: byte order mark, UTF-16 without one,
 * valid UTF-8, what the file itself declares, then a guess from the letters. UTF-8 comes before the
 * declaration because text in another encoding is almost never valid UTF-8, and stale declarations are common.
 */
export function decodeText(bytes: Uint8Array, declared?: (head: string) => string | null): DecodedText {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes);
  if (encoding !== null) return decoded(bytes, encoding);
  try {
    return decoded(bytes, 'utf-8', true);
  } catch {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
    return decoded(bytes, knownEncoding(declared?.(head)) ?? guessEncoding(bytes.subarray(0, 65_536)));
  }
}

/** Text that must be UTF-8 by its format's own rule (JSON: RFC 8259, 8.1). Throws StetError `invalid`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StetError(
      'invalid',
      'This file is not in UTF-8, so it is damaged or not JSON. Nothing was imported.',
    );
  }
}

function decoded(bytes: Uint8Array, encoding: string, fatal = false): DecodedText {
  const text = new TextDecoder(encoding, { fatal }).decode(bytes);
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: spaces and line ends alone make zero bytes that no other text has. */
function wideEncoding(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0 || bytes.length % 2 === 1) return null;
  if (odd > even * 4) return 'utf-16le';
  return even > odd * 4 ? 'utf-16be' : null;
}

function knownEncoding(label: string | null | undefined): string | null {
  if (label === null || label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A page that can be read as ASCII to find this label is not in UTF-16, whatever it says (HTML, 13.2.3.2).
    return encoding.startsWith('utf-16') || encoding === 'utf-8' ? null : encoding;
  } catch {
    return null;
  }
}
