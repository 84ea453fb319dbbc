/** Names Windows keeps for devices, with or without an extension (learn.microsoft.com, "Naming Files"). */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i;
const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}<>:"/\\|?*]/gu;
/** Cannot be seen, and may turn a name round; joiners are part of Persian words. */
const invisible = /(?![\u200c\u200d])\p{Cf}/gu;
const encoder = new TextEncoder();

/**
 * A file name without extension that every system takes, for a slug or headline in any script. At most
 * 120 bytes of UTF-8 (names end at 255 and an extension and a number may follow), cut between graphemes.
 * Null when nothing of it is left.
 */
export function fileName(text: string): string | null {
  const cleaned = text.normalize('NFC').replace(invisible, '').replace(forbidden, ' ').replace(/\s+/g, '-');
  const cut = shorten(cleaned, 120).replace(/^[-.\u200c\u200d]+|[-.\u200c\u200d]+$/g, '');
  if (cut === '') return null;
  return isDeviceName(cut) ? `_${cut}` : cut;
}

/** Whether Windows would open a device instead of a file of this name. */
export function isDeviceName(name: string): boolean {
  return devices.test(name);
}

function shorten(text: string, most: number): string {
  if (encoder.encode(text).length <= most) return text;
  return cutAt(graphemes(text), most) || cutAt(text, most);
}

function* graphemes(text: string): Generator<string> {
  for (const { segment } of new Intl.Segmenter().segment(text)) yield segment;
}

function cutAt(parts: Iterable<string>, most: number): string {
  let size = 0;
  let kept = '';
  for (const part of parts) {
    size += encoder.encode(part).length;
    if (size > most) break;
    kept += part;
  }
  return kept;
}
