import { type ErrorCode, StetError } from '../../../../shared/contract/reply.ts';

/** What may not be shown as it is: it could end the line or turn the sentence round. */
const unshowable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu;

/** The words an archive is refused with. Each goes on from a name and has no full stop. */
export interface ZipRefusals {
  /** `is no zip archive` */
  archive(what: string, code?: ErrorCode): StetError;
  /** `is locked with a password`, of one entry. */
  entry(name: string, what: string, code?: ErrorCode): StetError;
}

export function refusalsOf(archive: string): ZipRefusals {
  const refuse = (what: string, code: ErrorCode = 'invalid') =>
    new StetError(code, `“${shownName(archive)}” ${what}. Nothing of it was taken in.`);
  return {
    archive: refuse,
    entry: (name, what, code) => refuse(`cannot be taken: “${shownName(name)}” in it ${what}`, code),
  };
}

/** A name as a sentence can bear it, of 80 letters at most. */
export function shownName(name: string): string {
  const letters = Array.from(name.replace(unshowable, '\ufffd'));
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : letters.join('');
}
