import { getSchema } from '@tiptap/core';
import { generateJSON } from '@tiptap/html';
import { DOMParser, type Schema } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { parseHTML } from 'linkedom';
import { parseFragment } from 'parse5';
import { readHtml } from '../../shared/document/readHtml.ts';
import { articleOfBlocks } from './content/article.ts';
import { plainHtml } from './content/plainHtml.ts';
import type { Family } from './family.ts';
import { type Contestant, race } from './measure.ts';
import { racedRows } from './racedRows.ts';

/** HTML text to document JSON; parse5 alone makes only its tree and is the floor of what reads by it. */
function contestants(html: string, schema: Schema): readonly Contestant[] {
  const extensions = [StarterKit];
  return [
    { name: 'Stet', run: () => readHtml(html) },
    { name: '@tiptap/html generateJSON', run: () => generateJSON(html, extensions) },
    { name: 'ProseMirror DOMParser + linkedom', run: () => throughLinkedom(html, schema) },
    { name: 'parse5 alone', run: () => parseFragment(html) },
  ];
}

function throughLinkedom(html: string, schema: Schema): unknown {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return DOMParser.fromSchema(schema).parse(document.body).toJSON();
}

export const importing: Family = {
  name: 'import',
  async run({ quick }) {
    const schema = getSchema([StarterKit]);
    return [60, 1500].flatMap((blockCount) => {
      const html = plainHtml(articleOfBlocks(blockCount));
      // Few rounds at the large size: happy-dom, behind generateJSON, keeps what it has parsed for long.
      const rounds = quick ? 7 : blockCount > 100 ? 15 : 41;
      const times = race(contestants(html, schema), { rounds, sample: 4 });
      return racedRows(`HTML to document, ${blockCount.toLocaleString('en')} blocks`, times);
    });
  },
};
