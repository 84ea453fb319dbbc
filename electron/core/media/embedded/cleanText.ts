const segmenter = new Intl.Segmenter();
/** Control characters but for the line feed and the tab, and the mark in front of some texts. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g;

/** A text of a file, as it is kept: plain line ends, nothing unseen, at most `most` UTF-16 units, whole characters. */
export function cleanText(text: string, most: number): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .trim();
  return plain.length <= most ? plain : cut(plain, most);
}

/** The same on one line. */
export function cleanLine(text: string, most: number): string {
  return cleanText(text.replace(/\s+/gu, ' '), most);
}

function cut(text: string, most: number): string {
  let end = 0;
  // What comes after the character that stands at the limit changes nothing of those before it.
  for (const { index, segment } of segmenter.segment(text.slice(0, most + 1000))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}
