import type { NodeJson } from '../document/json.ts';
import { decodeText } from './decodeText.ts';
import type { Importer } from './format.ts';
import { languageFacts } from './guessLanguage.ts';
import { startedDocument } from './startedDocument.ts';

/** Plain text: the first line is the headline, paragraphs are parted by empty lines. */
export const plainText: Importer = {
  id: 'text',
  label: 'Plain text',
  extensions: ['txt', 'text'],
  limit: 20_000_000,
  accepts: (name) => /\.(txt|text)$/i.test(name),
  read(bytes) {
    const { text, encoding } = decodeText(bytes);
    const { headline, paragraphs } = splitText(text);
    return {
      document: startedDocument({ headline, body: paragraphs.map(paragraph) }),
      meta: languageFacts(text),
      createdAt: null,
      media: [],
      dropped: encoding.startsWith('utf-')
        ? []
        : [`The file does not name its encoding; it was read as ${encoding}.`],
    };
  },
};

interface SplitStory {
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

function paragraph(text: string): NodeJson {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}
