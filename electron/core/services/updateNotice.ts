import type { NodeJson } from '../../../shared/document/json.ts';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import {
  type NoticeStanding,
  noticeElements,
  standingOf,
  withWords,
} from '../../../shared/story/noticeNode.ts';
import type { Desk } from './desk.ts';
import { type RevisedStory, rewriteOpenStory } from './rewriteOpenStory.ts';

/**
 * Writes the library's words into a notice of one open story. Throws as `rewriteOpenStory` does; nothing is written
 * then.
 */
export function updateNotice(desk: Desk, notice: NoticeEntry, story: RevisedStory): void {
  rewriteOpenStory(desk, story, {
    what: 'notice',
    before: `Before the notice “${notice.title}”`,
    rewritten: (document, language) => updated(document, notice, language),
  });
}

/** Where a story refers to the notice and says something else. */
export function noticesOf(
  document: NodeJson,
  notice: NoticeEntry,
  language: string,
): readonly NoticeStanding[] {
  if (isReference(document, notice)) {
    const standing = standingOf(document, notice, language);
    return standing === null ? [] : [standing];
  }
  return (document.content ?? []).flatMap((node) => noticesOf(node, notice, language));
}

function updated(node: NodeJson, notice: NoticeEntry, language: string): NodeJson {
  if (isReference(node, notice)) {
    const standing = standingOf(node, notice, language);
    return standing === null ? node : withWords(node, notice, standing);
  }
  if (node.content === undefined) return node;
  return { ...node, content: node.content.map((child) => updated(child, notice, language)) };
}

function isReference({ type, attrs }: NodeJson, { id }: NoticeEntry): boolean {
  return noticeElements.has(type) && attrs?.noticeId === id;
}
