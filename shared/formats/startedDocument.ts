import { StetError } from '../contract/reply.ts';
import type { NodeJson } from '../document/json.ts';
import { parseDocument, serializeDocument } from '../document/schema.ts';

export interface StoryParts {
  readonly kicker?: string;
  readonly headline?: string;
  readonly standfirst?: string;
  readonly authors?: readonly { readonly name: string; readonly url: string | null }[];
  readonly summary?: readonly string[];
  readonly body?: readonly NodeJson[];
}

/**
 * A document in which these parts are filled in. With `onto`, parts that are given replace that document's,
 * and the rest of it stays.
 */
export function startedDocument(parts: StoryParts, onto?: NodeJson): NodeJson {
  const given: readonly NodeJson[] = [
    ...line('kicker', parts.kicker),
    ...line('headline', parts.headline),
    ...line('standfirst', parts.standfirst),
    ...list('bylines', parts.authors?.map(byline)),
    ...list(
      'summary',
      parts.summary?.map((item) => textBlock('summaryItem', item)),
    ),
    ...list('body', parts.body),
  ];
  const base = onto?.content ?? emptyParts;
  const content = base.map((node) => given.find(({ type }) => type === node.type) ?? node);
  const parsed = parseDocument({ type: 'doc', content });
  if (!parsed.ok) throw new StetError('invalid', `${parsed.reason} Nothing was imported.`);
  return serializeDocument(parsed.document);
}

const emptyParts: readonly NodeJson[] = [
  { type: 'kicker' },
  { type: 'headline' },
  { type: 'standfirst' },
  { type: 'bylines' },
  { type: 'summary', content: [{ type: 'summaryItem' }] },
  { type: 'lead' },
  { type: 'body', content: [{ type: 'paragraph' }] },
];

function line(type: string, text: string | undefined): readonly NodeJson[] {
  return text === undefined || text === '' ? [] : [textBlock(type, text)];
}

function list(type: string, content: readonly NodeJson[] | undefined): readonly NodeJson[] {
  return content === undefined || content.length === 0 ? [] : [{ type, content }];
}

function textBlock(type: string, text: string): NodeJson {
  return { type, content: [{ type: 'text', text }] };
}

function byline({ name, url }: { readonly name: string; readonly url: string | null }): NodeJson {
  return { type: 'byline', attrs: { name: name.slice(0, 300), url } };
}
