/** Names Windows keeps for devices, with or without an extension (learn.microsoft.com, "Naming Files"). */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const forbidden = /[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const encoder = new TextEncoder();

/**
 * A file name without extension that every system takes, for a slug or headline in any script. At most
 * 120 bytes of UTF-8 (names end at 255 and an extension and a number may follow), cut between graphemes.
 * Null when nothing of it is left.
 */
export function fileName(text: string): string | null {
  const cleaned = text.normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, '-');
  const cut = shorten(cleaned, 120).replace(/^[-.\s]+|[-.\s]+$/g, '');
  if (cut === '') return null;
  return devices.test(cut) ? `_${cut}` : cut;
}

/** The name with -2, -3 … when it was already given; names are compared as case-blind disks do. */
export function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${name}-${number}`;
  taken.add(unique.toLowerCase());
  return unique;
}

function shorten(text: string, most: number): string {
  if (encoder.encode(text).length <= most) return text;
  let size = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    size += encoder.encode(segment).length;
    if (size > most) break;
    kept += segment;
  }
  return kept;
}
