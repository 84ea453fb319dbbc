/**
 * How many bytes the old photo format keeps of a text: IPTC-IIM 4.2, datasets 2:120 (caption), 2:110 (credit),
 * 2:80 (by-line) and 2:105 (headline). Many agencies' systems still cut there.
 */
const mostBytes = { caption: 2000, credit: 32, creator: 32, headline: 256 } as const;

const encoder = new TextEncoder();

/** What is to be said of a text that such systems would cut, or null. */
export function iimWarning(field: string, text: string): string | null {
  const most = mostBytes[field as keyof typeof mostBytes];
  if (most === undefined) return null;
  const bytes = encoder.encode(text).length;
  return bytes <= most ? null : `${bytes} bytes; photo systems that read IPTC-IIM keep ${most}.`;
}
