import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { keptNames } from '../../../shared/story/keptFacts.ts';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import {
  type NoticeStanding,
  noticeElements,
  standingOf,
  withWords,
} from '../../../shared/story/noticeNode.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { assertOurs, findRecord, fromRecord } from './readStory.ts';
import { stale } from './saveStory.ts';
import { toStored } from './storedStory.ts';

/**
 * Writes the library's words into a notice of one open story; the text before it becomes a version. Throws StetError
 * `stale`, `trashed`, `invalid` when it was exported meanwhile, or what reading a story throws; nothing is written then.
 */
export function updateNotice(desk: Desk, notice: NoticeEntry, id: string, baseRevision: number): void {
  desk.library.write(() => {
    const record = findRecord(desk, id);
    const { document, meta, schemaVersion, trashedAt } = fromRecord(desk, record);
    if (record.revision !== baseRevision) throw stale(record.revision);
    assertOurs(schemaVersion);
    if (trashedAt !== null) {
      throw new StetError('trashed', 'This story is in the trash, so its notice was left as it is.');
    }
    if (meta.status === 'exported' || keptNames(meta).includes('status')) {
      throw new StetError('invalid', 'This story was exported, so it keeps the notice it went out with.');
    }
    cutVersion(desk, id, record, 'saved', `Before the notice “${notice.title}”`.slice(0, 200));
    const story = toStored(id, updated(document, notice, meta.language), meta, schemaVersion);
    const revision = desk.library.stories.save(story, baseRevision, desk.now().toISOString());
    if (revision === null) throw stale(record.revision);
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
