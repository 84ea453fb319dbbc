/**
 * Dates and lengths as readers see them. Moments are shown in UTC and say so: an exported file must be the
 * same on every machine.
 */
const momentFormats = new Map<string, Intl.DateTimeFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * English without a country takes day before month and 24 hours. A language Intl does not know would give
 * the machine's own, which differs from machine to machine.
 */
function knownLanguage(language: string): string {
  if (language === 'en') return 'en-GB';
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : 'en-GB';
  } catch {
    return 'en-GB';
  }
}

function formatIn(
  cache: Map<string, Intl.DateTimeFormat>,
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  let format = cache.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(knownLanguage(language), options);
    cache.set(language, format);
  }
  return format;
}

/** An RFC 3339 date-time as "3 March 2026 at 10:42 UTC", or '' when it is none. */
export function formatMoment(value: string, language: string): string {
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds)) return '';
  return formatIn(momentFormats, language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(milliseconds);
}

/** An RFC 3339 full-date as "3 March 2026", or '' when it is none. */
export function formatDay(value: string, language: string): string {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds)) return '';
  return formatIn(dayFormats, language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(milliseconds);
}

/** Seconds as "0:04:26", in the language's own digits. */
export function formatDuration(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return ownDigits(`${hours}:${pad(minutes)}:${pad(whole % 60)}`, language);
}

/** Seconds as whole minutes, one at least, in the language's own digits. */
export function formatMinutes(seconds: number, language: string): string {
  return ownDigits(String(Math.max(1, Math.round(seconds / 60))), language);
}

const digits = new Map<string, string>();

/** Dates come with the digits of their language; what stands beside them must not differ. */
function ownDigits(text: string, language: string): string {
  let own = digits.get(language);
  if (own === undefined) {
    const figures = new Intl.NumberFormat(knownLanguage(language), { useGrouping: false });
    own = Array.from({ length: 10 }, (_, digit) => figures.format(digit)).join('');
    digits.set(language, own);
  }
  const shown = own;
  return text.replace(/\d/g, (digit) => shown.charAt(Number(digit)));
}
