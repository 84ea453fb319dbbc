import MarkdownIt from 'markdown-it';
import type { NodeJson } from '../document/json.ts';
import { childOf, plainText } from '../document/nodeJson.ts';
import { readHtml } from '../document/readHtml.ts';
import { decodeText } from './decodeText.ts';
import type { Importer } from './format.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { frontMatterFacts } from './frontMatterFacts.ts';
import { languageFacts } from './guessLanguage.ts';
import { splitText } from './splitText.ts';
import { startedDocument } from './startedDocument.ts';

/** Beyond this depth markdown-it stops without a word, so such a text is read as plain paragraphs instead. */
const deepest = 100;
const parser = new MarkdownIt({ html: true, maxNesting: deepest + 10 });
// What an address may be is decided where the document is read, with a note of what was left out.
parser.validateLink = () => true;

/** CommonMark with tables and strikethrough, HTML inside it, and YAML front matter. */
export const markdown: Importer = {
  id: 'markdown',
  label: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  limit: 20_000_000,
  accepts: (name, head) => /\.(md|markdown|mdown|mkd)$/i.test(name) || /^---\n[A-Za-z_-]+:/.test(head),
  read(bytes) {
    const { text } = decodeText(bytes);
    const { facts, body, problem } = splitFrontMatter(text.replace(/^\ufeff/, ''));
    const stated = frontMatterFacts(facts);
    const dropped: string[] = [];
    if (problem !== null)
      dropped.push(`The front matter could not be read (${problem}); it stands at the head of the text.`);
    for (const name of stated.unused) dropped.push(`“${name}” in the front matter has no place in a story.`);
    const read = readBody(body, stated.headline, dropped);
    return {
      document: startedDocument(stated, read),
      meta: { ...languageFacts(text), ...stated.meta },
      schemaVersion: null,
      createdAt: null,
      media: [],
      facts: new Map(),
      standIns: new Map(),
      damaged: [],
      dropped,
    };
  },
};

function readBody(source: string, headline: string, dropped: string[]): NodeJson {
  const tokens = parser.parse(source, {});
  if (tokens.some((token) => token.level >= deepest)) {
    dropped.push(`The text nests deeper than ${deepest} levels; it was read as plain paragraphs.`);
    const { headline: first, paragraphs } = splitText(source);
    const body = paragraphs.map(
      (text): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] }),
    );
    return startedDocument({ headline: first, body });
  }
  const read = readHtml(parser.renderer.render(tokens, parser.options, {}));
  dropped.push(...read.dropped);
  return keepFirstHeading(read.document, headline);
}

/** With a title in the front matter, a different first heading of the text must not vanish behind it. */
function keepFirstHeading(document: NodeJson, headline: string): NodeJson {
  const own = childOf(document, 'headline');
  const text = plainText(own).trim();
  if (headline === '' || text === '' || text === headline) return document;
  const body = childOf(document, 'body')?.content ?? [];
  return startedDocument(
    { body: [{ type: 'subheading', attrs: { level: 2 }, content: own?.content ?? [] }, ...body] },
    document,
  );
}
