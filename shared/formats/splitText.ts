/** Plain text as a story's parts. */
export interface SplitStory {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** Text with empty lines is taken as wrapped: its single line ends are spaces. Without any, each line is a paragraph. */
export function splitText(text: string): SplitStory {
  const trimmed = text
    .replace(/^\ufeff/, '')
    .replaceAll('\f', '\n\n')
    .trim();
  const end = trimmed.indexOf('\n');
  if (end === -1) return { headline: oneLine(trimmed), paragraphs: [] };
  const rest = trimmed.slice(end + 1).trim();
  const parts = /\n[ \t]*\n/.test(rest) ? rest.split(/\n(?:[ \t]*\n)+/) : rest.split('\n');
  return {
    headline: oneLine(trimmed.slice(0, end)),
    paragraphs: parts.map(oneLine).filter((part) => part !== ''),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
