import type { Attributes } from '../document/element.ts';
import { emptyDocument } from '../document/emptyDocument.ts';
import type { MarkJson, NodeJson } from '../document/json.ts';
import { childOf, stringAttribute } from '../document/nodeJson.ts';
import { parseDocument, serializeDocument } from '../document/schema.ts';
import { canonicalJson } from './canonicalJson.ts';
import { closestLanguage } from './closestLanguage.ts';
import type { LibraryNotice, NoticeEntry, NoticeKind, NoticeText } from './libraryNotice.ts';
import { sameJson } from './sameJson.ts';

/** The elements of a story that may refer to a notice of the library. */
export const noticeElements: ReadonlySet<string> = new Set(['notice', 'correction']);

const elementKinds: Readonly<Record<NoticeKind, string>> = {
  legal: 'legal',
  disclosure: 'disclosure',
  foreignAgent: 'legal',
  correction: 'correction',
  other: 'information',
};

/** The words as a story's schema has them; null, or with what is wrong, when they are no notice's. */
export function settledContent(
  kind: NoticeKind,
  content: readonly NodeJson[],
): { readonly content: readonly NodeJson[]; readonly problems: readonly string[] } | null {
  const type = elementOf(kind);
  const empty = serializeDocument(emptyDocument());
  const story: NodeJson = {
    ...empty,
    content: (empty.content ?? []).map((field) =>
      field.type === 'body' ? { type: 'body', content: [{ type, content }] } : field,
    ),
  };
  const parsed = parseDocument(story, { maxDepth: 20, maxNodes: 5000, writtenBy: 'others' });
  if (!parsed.ok) return null;
  const [node, ...others] = childOf(serializeDocument(parsed.document), 'body')?.content ?? [];
  if (node?.type !== type || others.length > 0) return null;
  return { content: node.content ?? [], problems: parsed.problems };
}

/** Which element of a story such a notice is. */
export function elementOf(kind: NoticeKind): 'notice' | 'correction' {
  return kind === 'correction' ? 'correction' : 'notice';
}

/** The text a story in this language takes: the closest, else the first. */
export function textFor(notice: LibraryNotice, language: string): NoticeText | null {
  const tag = closestLanguage(
    language,
    notice.texts.map((text) => text.language),
  );
  return notice.texts.find((text) => text.language === tag) ?? notice.texts[0] ?? null;
}

/** The words as they stand in a story of `storyLanguage`: marked when they are in another language. */
function wordsIn(text: NoticeText, storyLanguage: string): readonly NodeJson[] {
  if (baseOf(text.language) === baseOf(storyLanguage)) return text.content;
  const mark: MarkJson = { type: 'language', attrs: { lang: text.language, dir: '' } };
  const marked = (node: NodeJson): NodeJson => {
    if (node.text === undefined)
      return node.content === undefined ? node : { ...node, content: node.content.map(marked) };
    const own = node.marks ?? [];
    return own.some(({ type }) => type === 'language') ? node : { ...node, marks: [...own, mark] };
  };
  // The order of marks is the schema's.
  const settled = settledContent('legal', text.content.map(marked));
  return settled?.content ?? text.content;
}

/** The notice as a part of a story: a copy, or one that refers to the library. `today`: RFC 3339 full-date. */
export function noticeNode(
  notice: NoticeEntry,
  text: NoticeText,
  storyLanguage: string,
  { isReference, today }: { readonly isReference: boolean; readonly today: string },
): NodeJson {
  const content = wordsIn(text, storyLanguage);
  const attrs: Attributes = {
    kind: elementKinds[notice.kind],
    ...(notice.kind === 'correction' ? { date: today } : {}),
    ...(isReference ? referenceTo(notice, text, content) : {}),
  };
  return { type: elementOf(notice.kind), attrs, content };
}

/** The attributes with which words of this text refer to the library. */
function referenceTo(
  { id, changedAt }: NoticeEntry,
  { language }: NoticeText,
  content: readonly NodeJson[],
): Attributes {
  return {
    noticeId: id,
    noticeChangedAt: changedAt,
    noticeLanguage: language,
    noticeText: fingerprint(content),
  };
}

/** How a notice of a story stands to the library's. */
export interface NoticeStanding {
  /** The library has other words now than those that were put in. */
  readonly isOutdated: boolean;
  /** A person changed the words in this story. */
  readonly isEdited: boolean;
  /** What the library would put in now. */
  readonly text: NoticeText;
  readonly words: readonly NodeJson[];
}

/** Null when both say the same, or when the library has no words for it. */
export function standingOf(
  node: NodeJson,
  notice: LibraryNotice,
  storyLanguage: string,
): NoticeStanding | null {
  const text = textFor(notice, stringAttribute(node, 'noticeLanguage'));
  if (text === null || elementOf(notice.kind) !== node.type) return null;
  const words = wordsIn(text, storyLanguage);
  const here = node.content ?? [];
  if (sameJson(here, words)) return null;
  const put = stringAttribute(node, 'noticeText');
  return {
    isOutdated: fingerprint(words) !== put,
    isEdited: fingerprint(here) !== put,
    text,
    words,
  };
}

/** The node with the library's words; whatever else is set on it stays. */
export function withWords(node: NodeJson, notice: NoticeEntry, standing: NoticeStanding): NodeJson {
  const { text, words } = standing;
  return { ...node, attrs: { ...node.attrs, ...referenceTo(notice, text, words) }, content: words };
}

/**
 * Tells words apart, sixteen hexadecimal digits (FNV-1a over UTF-16 units, twice with different beginnings).
 * Nothing depends on it but a question to a person, so it need not withstand anybody.
 */
export function fingerprint(content: readonly NodeJson[]): string {
  const text = canonicalJson(content);
  return [0x811c9dc5, 0x1000193]
    .map((start) => {
      let hash = start;
      for (let index = 0; index < text.length; index += 1)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
