import type { NodeJson } from '../document/json.ts';
import { decodeText } from './decodeText.ts';
import type { Importer } from './format.ts';
import { languageFacts } from './guessLanguage.ts';
import { splitText } from './splitText.ts';
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
      schemaVersion: null,
      createdAt: null,
      media: [],
      facts: new Map(),
      standIns: new Map(),
      damaged: [],
      dropped: encoding.startsWith('utf-')
        ? []
        : [`The file does not name its encoding; it was read as ${encoding}.`],
    };
  },
};

function paragraph(text: string): NodeJson {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}
