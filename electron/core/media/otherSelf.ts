import { StetError } from '../../../shared/contract/reply.ts';
import type { MediaKind } from './sniff.ts';

/** Of sound and film only so much is looked at, at each end: what else they are has to stand there. */
const edge = 65_557;
/** How far readers of PDF look for its first words (ISO 32000-1, Annex H, note 13). */
const pdfHead = 1024;

/**
 * Refuses a file that is something else as well: a picture to one program and a page, program, PDF or archive to
 * another. What went out with a story would be that, too. Plain data behind a picture, as phones put it there, is
 * none of this. Throws StetError `unsupported`.
 */
export function refuseOtherSelf(bytes: Uint8Array, { family }: MediaKind): void {
  const other = otherSelf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), family);
  if (other === null) return;
  throw new StetError(
    'unsupported',
    `This file is ${other} as well, so Stet does not take it. Open it in a program of its kind, save it as a new file, and add that.`,
  );
}

function otherSelf(bytes: Buffer, family: MediaKind['family']): string | null {
  if (bytes.toString('latin1', 0, pdfHead).includes('%PDF-')) return 'a PDF';
  if (isZip(bytes)) return 'an archive';
  const text =
    family === 'picture' || bytes.length < 2 * edge
      ? bytes.toString('latin1')
      : bytes.toString('latin1', 0, edge) + bytes.toString('latin1', bytes.length - edge);
  // Seven letters and more: shorter ones turn up by chance in a photograph's millions of bytes.
  if (/<script[\s>/]|<!doctype html|<iframe[\s>]|<\/html>|<\?php\s/i.test(text))
    return 'a web page or program';
  // A comment where a size should be: to a browser that is told it is a program, all of the file is one.
  if (/^(GIF8[79]a|\xff\xd8\xff[\xe0-\xef\xfe])\/\*/.test(text)) return 'a program';
  return null;
}

/** Its directory is found from the end, and is where the last record says (APPNOTE.TXT 6.3.10, 4.3.16). */
function isZip(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (at < Math.max(0, bytes.length - edge) || at + 22 > bytes.length) return false;
  return (
    bytes.subarray(0, at).lastIndexOf('PK\u0001\u0002', undefined, 'latin1') !== -1 ||
    bytes.readUInt16LE(at + 10) === 0
  );
}
