/**
 * The only addresses a story may hold: these schemes for links, and names of local media for pictures, sound
 * and film. Everything else (javascript:, data:, file:, UNC, `//host`, relative paths) is refused, in the
 * model and again at every exit. The words of such a link stay; its address is not kept, not even as mere
 * data, because whoever reads a stored or exported story must find none: an import names it in its list.
 */
const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const mediaName = /^media:[0-9a-f]{64}\.[a-z0-9]{1,5}$/;
// Browsers drop these before they read the scheme (WHATWG URL, "basic URL parser", steps 1-3).
const droppedByBrowsers = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/g;

/** `media:<sha256>.<extension>`: a file of the local media folder, named by its content. */
export function isMediaSource(value: string): boolean {
  return mediaName.test(value);
}

// A story is checked and written again and again with the same few addresses.
const judged = new Map<string, string | null>();
const mostJudged = 500;

/** A link's address made safe to store and write out, or null when it must not be a link. */
export function safeUrl(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 4096) return null;
  const known = judged.get(value);
  if (known !== undefined) return known;
  const verdict = judge(value);
  if (judged.size >= mostJudged) judged.clear();
  judged.set(value, verdict);
  return verdict;
}

function judge(value: string): string | null {
  const trimmed = value.trim();
  const scheme = /^([a-z][a-z0-9+.-]*:)/i.exec(trimmed.replace(droppedByBrowsers, ''))?.[1]?.toLowerCase();
  if (scheme === undefined || !linkSchemes.has(scheme)) return null;
  try {
    const url = new URL(trimmed);
    if (!linkSchemes.has(url.protocol)) return null;
    // Credentials in a link mislead the reader about where it goes.
    if (url.username !== '' || url.password !== '') return null;
    return url.href.length > 4096 ? null : url.href;
  } catch {
    return null;
  }
}

/** A picture's, sound's or film's source: local media, or an http(s) address that is shown but never loaded. */
export function safeMediaSource(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (isMediaSource(value)) return value;
  const url = safeUrl(value);
  return url !== null && /^https?:/.test(url) ? url : null;
}
