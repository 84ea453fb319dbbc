import type { NodeJson } from '../../../shared/document/json.ts';
import { isBlank } from '../../../shared/document/nodeJson.ts';
import type { LibraryNotice, NoticeEntry, NoticeKind } from '../../../shared/story/libraryNotice.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';

/** A notice while it is being written, without the library's own id. */
export type NoticeDraft = Omit<LibraryNotice, 'id'>;

export const emptyContent: readonly NodeJson[] = [{ type: 'paragraph' }];

export function newNotice(kind: NoticeKind, language: string): NoticeDraft {
  return { title: '', kind, texts: [{ language, content: [...emptyContent] }] };
}

export function draftOf({ title, kind, texts }: NoticeEntry): NoticeDraft {
  return { title, kind, texts };
}

export interface NoticeProblems {
  readonly title?: string;
  /** By language. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What keeps the draft from being saved. */
export function problemsOf({ title, texts }: NoticeDraft): NoticeProblems {
  const empty = texts.filter(({ content }) => content.every((block) => isBlank(block)));
  return {
    ...(title.trim() === '' ? { title: 'Fill in a title. Readers never see it.' } : {}),
    texts: new Map(empty.map(({ language }) => [language, 'Write the text, or take the language out.'])),
  };
}

export function isChanged(draft: NoticeDraft, before: NoticeDraft): boolean {
  return (
    draft.title.trim() !== before.title || draft.kind !== before.kind || !sameJson(draft.texts, before.texts)
  );
}
