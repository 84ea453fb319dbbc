import type { NodeJson } from './json.ts';
import type { HtmlWriter } from './renderHtml.ts';

/** The head's own fields; what follows them stands below the header. */
const headerFields = ['kicker', 'headline', 'standfirst', 'bylines'];

/** Adds `data-block` to the first tag of a block's markup. */
function anchored(html: string, index: number): string {
  const end = /[\s>]/.exec(html)?.index;
  return end === undefined ? html : `${html.slice(0, end)} data-block="${index}"${html.slice(end)}`;
}

/** "Kyiv · 3 March 2026 at 10:42 UTC" and "Updated …" on a line of its own: only what the facts say. */
function dateline(writer: HtmlWriter): string {
  const { place, publishedAt, updatedAt, isUpdated, section } = writer.options.meta;
  const parts: string[] = [];
  if (section !== '') parts.push(`<span class="stet-section">${writer.escape(section)}</span>`);
  if (place !== '') parts.push(`<span class="stet-place">${writer.escape(place)}</span>`);
  const published = writer.time(publishedAt);
  if (published !== '') parts.push(`<span class="stet-published">${published}</span>`);
  const updated = isUpdated ? `${writer.words.updated} ${writer.time(updatedAt)}`.trim() : '';
  return (
    (parts.length === 0 ? '' : `<p class="stet-dateline">${parts.join(' · ')}</p>\n`) +
    (updated === '' ? '' : `<p class="stet-dateline stet-updated">${updated}</p>\n`)
  );
}

function tagList(tags: readonly string[], writer: HtmlWriter): string {
  if (tags.length === 0) return '';
  return `<ul class="stet-tags">${tags.map((tag) => `<li>${writer.escape(tag)}</li>`).join('')}</ul>\n`;
}

/** The article, taken apart where a preview puts in what changed: `open`, the blocks of the body, `close`. */
export interface ArticleParts {
  readonly open: string;
  /** One for each child of the body, '' for one that shows nothing. */
  readonly blocks: readonly string[];
  readonly close: string;
}

/**
 * The whole `<article>`: header, the fields between it and the body, the body, tags, and what elements add
 * at the end (contributors' cards). Blocks are counted as `blockPositions` counts them.
 */
export function renderArticle(document: NodeJson, writer: HtmlWriter): string {
  const { open, blocks, close } = renderArticleParts(document, writer, writer.node);
  let body = '';
  for (const block of blocks) if (block !== '') body += `${block}\n`;
  return `${open}${body === '' ? '' : `<div class="stet-body">\n${body}</div>\n`}${close}`;
}

/** The same in parts; `write` writes a block of the body, so that whoever kept it may give it again. */
export function renderArticleParts(
  document: NodeJson,
  writer: HtmlWriter,
  write: (node: NodeJson) => string,
): ArticleParts {
  const { language, direction, anchors, meta } = writer.options;
  const blocks: string[] = [];
  let count = 0;
  const field = (node: NodeJson): string => {
    const html = writer.node(node);
    const index = count;
    count += 1;
    if (html === '') return '';
    return `${anchors === true ? anchored(html, index) : html}\n`;
  };

  let header = '';
  let between = '';
  for (const child of document.content ?? []) {
    if (child.type === 'body') {
      for (const inner of child.content ?? []) blocks.push(write(inner));
      count += blocks.length;
    } else if (headerFields.includes(child.type)) {
      header += field(child);
    } else {
      between += field(child);
    }
  }
  header += dateline(writer);
  const open =
    `<article class="stet-article"${writer.attribute('lang', language)} dir="${direction}"` +
    ' data-stet="1">\n' +
    (header === '' ? '' : `<header class="stet-head">\n${header}</header>\n`) +
    between;
  return { open, blocks, close: `${tagList(meta.tags, writer)}${writer.ends(document.content)}</article>` };
}
