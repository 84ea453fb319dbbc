/** A text that is one number, as far as its place in a column asks. */
export interface NumberText {
  /** Digits after the decimal mark. */
  readonly fraction: number;
  /** The decimal mark it has, or ''. */
  readonly mark: string;
  /** The digit nought of its script. */
  readonly nought: string;
  /** What stands behind the last digit: a per cent sign, a currency, a footnote mark, with its space. */
  readonly tail: string;
}

export type NumberReader = (text: string) => NumberText | null;

interface Marks {
  readonly decimal: string;
  readonly isGroup: (sign: string) => boolean;
  /** Digits in the last group, and in those before it: 3 and 3, in India 3 and 2. */
  readonly last: number;
  readonly others: number;
}

const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const anySpace = /[\s\u00a0\u2007\u2009\u202f]/;
const anySpaces = /[\s\u00a0\u2007\u2009\u202f]+/g;
const noBreakSpace = /^[\u00a0\u2009\u202f]$/;
const footnote = /(?:[*†‡§¶]{1,3}|[\u00b9\u00b2\u00b3\u2070-\u209f]{1,3}|\[\p{Nd}{1,2}\])$/u;
const digit = /\p{Nd}/u;
const sign = /[+\-\u2212\u2013\u00b1\uff0b\uff0d]/g;
const perCent = /^[%\u066a\ufe6a\uff05\u2030\u0609]$/;
const longest = 48;
/** A telephone number begins with a plus and has at least so many digits in a row. */
const telephone = 7;

/**
 * What tells numbers of a language (BCP 47) from words, dates, ranges and telephone numbers: digits of one script
 * in groups as `Intl.NumberFormat` makes them, with at most one sign and one per cent sign or currency.
 */
export function numberReader(language: string): NumberReader {
  const marks = new Map<string, Marks>();
  const marksOf = (system: string): Marks => {
    const known = marks.get(system) ?? readMarks(language, system);
    marks.set(system, known);
    return known;
  };
  return (text) => {
    if (text.length > longest || !digit.test(text)) return null;
    const bare = text.replace(directionMarks, '').trim();
    const note = footnote.exec(bare)?.[0] ?? '';
    const whole = bare.slice(0, bare.length - note.length);
    const [, head = '', core = '', tail = ''] =
      /^(\P{Nd}*)(\p{Nd}(?:.*\p{Nd})?)(\P{Nd}*)$/u.exec(whole) ?? [];
    if (core === '' || !areAffixes(head, tail)) return null;
    const digits = [...core].filter((one) => digit.test(one)).map((one) => one.codePointAt(0) ?? 0);
    const least = Math.min(...digits);
    if (Math.max(...digits) - least > 9) return null;
    const isNought = (one: string | undefined): boolean =>
      one !== undefined && !digit.test(String.fromCodePoint((one.codePointAt(0) ?? 0) - 1));
    for (const system of new Set([systemOf(least), 'latn'])) {
      const read = readCore(core, marksOf(system), isNought);
      if (read === null) continue;
      if (head.includes('+') && read.longestRun >= telephone) return null;
      return { fraction: read.fraction, mark: read.mark, nought: noughtOf(least), tail: tail + note };
    }
    return null;
  };
}

function systemOf(code: number): string {
  if (code >= 0x660 && code <= 0x669) return 'arab';
  return code >= 0x6f0 && code <= 0x6f9 ? 'arabext' : 'latn';
}

function noughtOf(code: number): string {
  let first = code;
  while (first > code - 9 && digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return String.fromCodePoint(first);
}

function readMarks(language: string, numberingSystem: string): Marks {
  const parts = formatIn(language, numberingSystem).formatToParts(123_456_789.5);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const runs = parts.filter(({ type }) => type === 'integer').map(({ value }) => [...value].length);
  const group = part('group');
  const isGroup = (one: string): boolean =>
    one === group ||
    noBreakSpace.test(one) ||
    (anySpace.test(group) && anySpace.test(one)) ||
    (/['’]/.test(group) && /['’]/.test(one));
  return { decimal: part('decimal'), isGroup, last: runs.at(-1) ?? 3, others: runs.at(-2) ?? 3 };
}

/** A story's language may be one no one knows: its numbers are read as English ones. */
function formatIn(language: string, numberingSystem: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language, { numberingSystem });
  } catch {
    return new Intl.NumberFormat('en', { numberingSystem });
  }
}

function readCore(
  core: string,
  { decimal, isGroup, last, others }: Marks,
  isNought: (one: string | undefined) => boolean,
): { readonly fraction: number; readonly mark: string; readonly longestRun: number } | null {
  const [whole = '', rest, ...more] = core.split(decimal);
  if (more.length > 0) return null;
  const fraction = rest === undefined ? [] : [...rest];
  if (!fraction.every((one) => digit.test(one))) return null;
  const runs: string[][] = [[]];
  let separator = '';
  for (const one of whole) {
    if (digit.test(one)) runs.at(-1)?.push(one);
    else {
      if (!isGroup(one) || (separator !== '' && separator !== one)) return null;
      separator = one;
      runs.push([]);
    }
  }
  const [first = [], ...groups] = runs;
  // 007 and 0441234567 are names of something.
  if (first.length === 0 || (isNought(first[0]) && (first.length > 1 || groups.length > 0))) return null;
  const isGrouped = groups.every(
    (run, index) => run.length === (index === groups.length - 1 ? last : others),
  );
  if (groups.length > 0 && (!isGrouped || first.length > others)) return null;
  return { fraction: fraction.length, mark: rest === undefined ? '' : decimal, longestRun: first.length };
}

/** What stands around a number: one sign before it, and either a per cent sign or a currency, on one side. */
function areAffixes(head: string, tail: string): boolean {
  const before = head.replace(anySpaces, '');
  const signs = before.match(sign)?.length ?? 0;
  const units = [before.replace(sign, ''), tail.replace(anySpaces, '')].filter((one) => one !== '');
  if (signs > 1 || units.length > 1) return false;
  return units.every((unit) => perCent.test(unit) || isCurrency(unit));
}

/** A sign (also “US$”, “£GB”), a code of ISO 4217, or the name some locales write in their own letters (“ر.إ.”). */
function isCurrency(unit: string): boolean {
  if (/^(?:\p{Lu}{0,3}\p{Sc}|\p{Sc}\p{Lu}{1,2})$/u.test(unit)) return true;
  if (/^[A-Z]{3}$/.test(unit)) return Intl.supportedValuesOf('currency').includes(unit);
  return namedCurrencies.has(unit);
}

/** Abbreviations and names without a sign of their own, as Unicode's locale data (CLDR) has them. */
const namedCurrencies: ReadonlySet<string> = new Set([
  'ریال',
  'تومان',
  'ر.إ.',
  'ر.س.',
  'ر.ق.',
  'ر.ع.',
  'ر.ي.',
  'ج.م.',
  'د.إ.',
  'د.ك.',
  'د.ب.',
  'د.ع.',
  'د.أ.',
  'د.ت.',
  'د.ج.',
  'د.ل.',
  'د.م.',
  'د.م.م.',
  'ل.ل.',
  'ل.س.',
  'ج.س.',
  'руб.',
  'грн',
  'грн.',
  'zł',
  'Kč',
  'kr',
  'kr.',
  'Ft',
  'lei',
  'KM',
]);
