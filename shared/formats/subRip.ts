import { decodeText } from './decodeText.ts';

const timing =
  /^(\d{1,4}):([0-5]?\d):([0-5]?\d)[,.](\d{1,3})\s+-->\s+(\d{1,4}):([0-5]?\d):([0-5]?\d)[,.](\d{1,3})/;
/** As much as a captions file may hold, and its numbers. */
const mostBytes = 4_000_000;

/** Whether a file begins as SubRip (.srt) does: a number, and a time with a comma on the next line. */
export function isSubRip(head: string): boolean {
  return /^(?:\ufeff|ï»¿)?\s*\d{1,6}\s*\r?\n\s*\d{1,4}:\d{1,2}:\d{1,2}[,.]\d{1,3}\s+-->/.test(head);
}

/**
 * The same captions as WebVTT; they are still to be checked. Numbers of cues and places on the screen are left
 * out, markup other than bold, italics and underlining goes, and every `<` that is none of these is a sign.
 */
export function subRipToWebVtt(bytes: Uint8Array): Uint8Array {
  const { text } = decodeText(bytes.subarray(0, mostBytes + 1));
  const blocks = text
    .replace(/^\ufeff/, '')
    .split(/\n[ \t]*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((block) => block.length > 0)
    .map(toCue);
  return new TextEncoder().encode(`WEBVTT\n\n${blocks.join('\n\n')}\n`);
}

function toCue(block: readonly string[]): string {
  const at = block.findIndex((line) => timing.test(line.trim()));
  const [, ...figures] = timing.exec(block[at]?.trim() ?? '') ?? [];
  const [h = '', m = '', s = '', ms = '', h2 = '', m2 = '', s2 = '', ms2 = ''] = figures;
  // What has no time stays as it is: the check that follows names its line.
  if (at === -1) return block.join('\n');
  const clock = (...[hours = '', minutes = '', rest = '', thousandths = '']: readonly string[]) =>
    `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:${rest.padStart(2, '0')}.${thousandths.padEnd(3, '0')}`;
  const words = block.slice(at + 1).map(plainMarkup);
  return [`${clock(h, m, s, ms)} --> ${clock(h2, m2, s2, ms2)}`, ...words].join('\n');
}

function plainMarkup(line: string): string {
  return line
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/<\/?font[^>]*>/gi, '')
    .replace(
      /<(\/?)([biu])>/gi,
      (_all, slash: string, name: string) => `\u0001${slash}${name.toLowerCase()}\u0002`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u0001', '<')
    .replaceAll('\u0002', '>');
}
