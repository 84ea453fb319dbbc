/** Dates and figures of the interface: the person's own English, or plain international English. */
export const uiLocale: string =
  typeof navigator !== 'undefined' && navigator.language.startsWith('en') ? navigator.language : 'en-GB';

// A newsroom's clock has twenty-four hours.
const clock = new Intl.DateTimeFormat(uiLocale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(uiLocale, { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat(uiLocale, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(uiLocale, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(uiLocale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' });
const figures = new Intl.NumberFormat(uiLocale);

/** "10:42". All of these take RFC 3339 and give '' for what is none. */
export function clockTime(moment: string): string {
  return safely(moment, (date) => clock.format(date));
}

/** "23 November 2026 at 10:42", for a tooltip or a reader. */
export function fullTime(moment: string): string {
  return safely(moment, (date) => full.format(date));
}

/** "Today", "Yesterday", "Monday, 16 November". */
export function dayName(moment: string, now: Date): string {
  return safely(moment, (date) => {
    const days = daysBetween(date, now);
    if (days === 0) return 'Today';
    if (days === 1) return 'Yesterday';
    return date.getFullYear() === now.getFullYear() ? longDay.format(date) : dayOfYear.format(date);
  });
}

/** As short as a row of the queue wants it: "now", "3 min ago", "2 h ago", "yesterday", "12 Nov". */
export function agoTime(moment: string, now: Date): string {
  return safely(moment, (date) => {
    const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
    if (minutes < 1) return 'now';
    if (minutes < 60) return `${String(minutes)} min ago`;
    const days = daysBetween(date, now);
    if (days === 0 || minutes < 6 * 60) return `${String(Math.floor(minutes / 60))} h ago`;
    if (days === 1) return 'yesterday';
    return date.getFullYear() === now.getFullYear() ? day.format(date) : dayOfYear.format(date);
  });
}

/** "1,204". */
export function figure(value: number): string {
  return figures.format(value);
}

/** "1 word", "1,204 words". */
export function counted(value: number, one: string, many: string): string {
  return `${figures.format(value)} ${value === 1 ? one : many}`;
}

function daysBetween(date: Date, now: Date): number {
  const start = (of: Date): number => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate());
  return Math.round((start(now) - start(date)) / 86_400_000);
}

function safely(moment: string, write: (date: Date) => string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? '' : write(date);
}
