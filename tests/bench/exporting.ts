import { generateHTML } from '@tiptap/html';
import StarterKit from '@tiptap/starter-kit';
import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { articleOfBlocks } from './content/article.ts';
import { starterKitDocument } from './content/starterKitDocument.ts';
import { stetDocument } from './content/stetDocument.ts';
import type { Family } from './family.ts';
import { type Contestant, race } from './measure.ts';
import { handWrittenWalk } from './peers/handWrittenWalk.ts';
import { registerWordPressBlocks, serializeWordPress, wordPressBlocks } from './peers/wordPressBlocks.ts';
import { racedRows } from './racedRows.ts';

/** Everything a reader is told, so that Stet writes the whole article and not only its body. */
const readerFacts = {
  publishedAt: '2026-11-20T09:30:00Z',
  updatedAt: null,
  isUpdated: false,
  place: 'Kyiv',
  section: 'Science',
  tags: ['timing'],
};

/** Makes V8 join the pieces that a text was built from: work that a file or a page would ask for anyway. */
function joined(html: string): string {
  html.charCodeAt(html.length - 1);
  return html;
}

/** Document in memory to HTML text: the same blocks and words for everybody, each in its own format. */
function contestants(blockCount: number): readonly Contestant[] {
  const article = articleOfBlocks(blockCount);
  const story = stetDocument('How long it takes', article);
  const starterKit = starterKitDocument(article);
  const extensions = [StarterKit];
  const blocks = wordPressBlocks(article);
  return [
    {
      name: 'Stet',
      run: () =>
        joined(
          createHtmlWriter({
            language: 'en',
            direction: 'ltr',
            meta: readerFacts,
            mediaUrl: () => null,
          }).article(story),
        ),
    },
    { name: '@tiptap/html', run: () => joined(generateHTML(starterKit, extensions)) },
    {
      name: '@tiptap/static-renderer',
      run: () => joined(renderToHTMLString({ content: starterKit, extensions })),
    },
    { name: '@wordpress/blocks serialize', run: () => joined(serializeWordPress(blocks)) },
    { name: 'hand-written walk', run: () => joined(handWrittenWalk(story)) },
  ];
}

export const exporting: Family = {
  name: 'export',
  async run({ quick }) {
    registerWordPressBlocks();
    return [60, 1500].flatMap((blockCount) => {
      const times = race(contestants(blockCount), { rounds: quick ? 7 : 41, sample: 4 });
      return racedRows(`document to HTML, ${blockCount.toLocaleString('en')} blocks`, times);
    });
  },
};
