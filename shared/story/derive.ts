import type { Node } from '@tiptap/pm/model';
import { countDocument } from './counts.ts';
import type { StoryMeta } from './story.ts';

export interface Derived {
  /** Plain text, white space collapsed; empty when nobody has written one. */
  readonly headline: string;
  readonly words: number;
  /** What full-text search indexes: the headline apart, for it weighs more. One block a line. */
  readonly searchText: { readonly headline: string; readonly body: string };
}

function textOf(node: Node): string {
  return node.textBetween(0, node.content.size, '\n', ' ');
}

/** What is known of a story from its document, never typed twice. */
export function derive(document: Node, meta: Pick<StoryMeta, 'language'>): Derived {
  let headline = '';
  const body: string[] = [];
  document.forEach((field) => {
    const text = textOf(field);
    if (field.type.name === 'headline') headline = text.replace(/\s+/g, ' ').trim();
    else if (field.type.name === 'bylines')
      field.forEach((byline) => body.push(String(byline.attrs['name'] ?? '')));
    else if (text !== '') body.push(text);
  });
  return {
    headline,
    words: countDocument(document, meta.language).words,
    searchText: { headline, body: body.filter((text) => text !== '').join('\n') },
  };
}
