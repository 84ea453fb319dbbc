import { StetError } from '../contract/reply.ts';

/** What a captions file holds. */
export interface CaptionsFile {
  readonly cues: number;
  /** Where the last cue ends, in seconds. */
  readonly end: number;
}

/** A film of ten hours with a caption every two seconds has 18,000. */
const mostBytes = 2_000_000;
const mostCues = 20_000;
const longestLine = 2_000;
const deepest = 12;

const time = String.raw`(?:\d{2,4}:)?[0-5]\d:[0-5]\d\.\d{3}`;
const timing = new RegExp(String.raw`^(${time})[ \t]+-->[ \t]+(${time})((?:[ \t]+\S+)*)[ \t]*$`);
const setting = /^(?:vertical|line|position|size|align|region):[\w.,%-]+$/;
const timeTag = new RegExp(`^${time}$`);
/** WebVTT 4.2.2: what a cue's text may be marked with. Voices and classes are names, and nothing runs. */
const tag = /^(\/?)(c|i|b|u|v|lang|ruby|rt)((?:\.[^\s.<>&]+)*)(?:[ \t]+[^<>]*)?$/;

/**
 * Reads a captions file (WebVTT, W3C) as strictly as a newsroom needs: what it lets through plays in every
 * browser and can do nothing but be read. Throws StetError `invalid`, naming the line, or `tooLarge`.
 */
export function readWebVtt(bytes: Uint8Array): CaptionsFile {
  if (bytes.length > mostBytes)
    throw new StetError('tooLarge', 'This captions file is larger than 2 MB. No film needs so many words.');
  const lines = decode(bytes).split(/\r\n|\n|\r/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) refuse(1, 'a captions file begins with WEBVTT');
  let cues = 0;
  let lastStart = 0;
  let end = 0;
  let at = 1;
  while (at < lines.length && lines[at] !== '') at += 1;
  while (at < lines.length) {
    if (lines[at] === '') {
      at += 1;
      continue;
    }
    const first = at;
    while (at < lines.length && lines[at] !== '') at += 1;
    const block = lines.slice(first, at);
    const head = block[0] ?? '';
    if (/^NOTE(?:[ \t]|$)/.test(head)) continue;
    if (/^STYLE[ \t]*$/.test(head)) refuse(first + 1, 'style sheets are not taken. Take this block out');
    if (cues === 0 && /^REGION[ \t]*$/.test(head)) continue;
    const hasName = !head.includes('-->');
    const { start, stop } = readTiming(block[hasName ? 1 : 0] ?? '', first + (hasName ? 2 : 1));
    if (start < lastStart) refuse(first + (hasName ? 2 : 1), 'it begins before the caption above it');
    lastStart = start;
    end = Math.max(end, stop);
    cues += 1;
    if (cues > mostCues) throw new StetError('tooLarge', `This file has more than ${mostCues} captions.`);
    checkText(block.slice(hasName ? 2 : 1), first + (hasName ? 3 : 2));
  }
  if (cues === 0) throw new StetError('invalid', 'This captions file has no captions.');
  return { cues, end };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new StetError('invalid', 'This captions file is in UTF-16. Save it as UTF-8 and add it again.');
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    refuse(lineOf(bytes, zero), 'it holds a NUL character, so the file is damaged or not in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StetError('invalid', 'This captions file is not in UTF-8. Save it as UTF-8 and add it again.');
  }
}

function lineOf(bytes: Uint8Array, place: number): number {
  let line = 1;
  for (let at = 0; at < place; at += 1) if (bytes[at] === 0x0a) line += 1;
  return line;
}

function readTiming(text: string, line: number): { readonly start: number; readonly stop: number } {
  const [, from = '', to = '', settings = ''] =
    timing.exec(text.length > longestLine ? '' : text) ??
    refuse(line, 'a time looks like 00:01:02.500 --> 00:01:05.000');
  const odd = settings.split(/[ \t]+/).find((one) => one !== '' && !setting.test(one));
  if (odd !== undefined) refuse(line, `“${odd.slice(0, 40)}” is no setting of a caption`);
  const start = seconds(from);
  const stop = seconds(to);
  if (stop <= start) refuse(line, 'it ends before it begins');
  return { start, stop };
}

/** `01:02.500`, `00:01:02.500` → 62.5 */
function seconds(text: string): number {
  const thousandths = text.split(/[:.]/).reduce((sum, part, index, all) => {
    const unit = [3_600_000, 60_000, 1000, 1][4 - all.length + index] ?? 0;
    return sum + Number(part) * unit;
  }, 0);
  return thousandths / 1000;
}

function checkText(lines: readonly string[], firstLine: number): void {
  const open: string[] = [];
  lines.forEach((text, index) => {
    const line = firstLine + index;
    if (text.length > longestLine) refuse(line, `it is longer than ${longestLine} characters`);
    if (text.includes('-->')) refuse(line, 'a time needs an empty line before its caption');
    for (const piece of text.split('<').slice(1)) {
      const inside = piece.includes('>') ? piece.slice(0, piece.indexOf('>')) : null;
      if (inside === null) refuse(line, 'a “<” is not closed. Write &lt; for the sign itself');
      if (timeTag.test(inside)) continue;
      const [, slash, name = ''] =
        tag.exec(inside) ?? refuse(line, `“<${inside.slice(0, 40)}>” is no markup of captions`);
      if (slash === '') open.push(name);
      else if (open.at(-1) === name) open.pop();
      else refuse(line, `“</${name}>” closes what is not open`);
      if (open.length > deepest) refuse(line, `its markup nests deeper than ${deepest}`);
    }
  });
}

function refuse(line: number, why: string): never {
  throw new StetError('invalid', `Line ${line} of the captions file: ${why}. Nothing was taken in.`);
}
