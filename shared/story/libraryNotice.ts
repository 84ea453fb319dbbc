import type { NodeJson } from '../document/json.ts';
import { languageTag } from '../document/languageTag.ts';
import { isObject } from '../document/opaque.ts';
import { z } from '../zod.ts';
import { readEntry, writtenEntry } from './keptEntry.ts';
import { sameJson } from './sameJson.ts';

export const noticeKinds = ['legal', 'disclosure', 'foreignAgent', 'correction', 'other'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const noticeKindLabels: Readonly<Record<NoticeKind, string>> = {
  legal: 'Legal',
  disclosure: 'Disclosure',
  foreignAgent: 'Designated organisation',
  correction: 'Correction',
  other: 'Other',
};

/** The words of a notice in one language, as blocks of a story's document; loose, as a newer version may add to it. */
export const noticeText = z.looseObject({
  language: languageTag,
  content: z
    .array(z.custom<NodeJson>((value) => isObject(value) && typeof value['type'] === 'string'))
    .max(200),
});
export type NoticeText = z.infer<typeof noticeText>;

/** A notice that many stories carry, as the library keeps it: written once, in as many languages as needed. */
export const libraryNotice = z.object({
  id: z.string().max(100),
  /** For the newsroom; readers never see it. */
  title: z.string().min(1).max(300),
  kind: z.enum(noticeKinds),
  /** Each language once. */
  texts: z.array(noticeText).min(1).max(30),
});
export type LibraryNotice = z.infer<typeof libraryNotice>;

/** A notice with what the library notes about it. */
export const noticeEntry = libraryNotice.extend({
  /** RFC 3339: when its words or its kind last changed. */
  changedAt: z.string(),
  /** Counts saves; the guard against overwriting somebody else's. */
  revision: z.int().min(1),
  /** RFC 3339; null while it stands in the library. A removed one can be restored. */
  removedAt: z.string().nullable(),
});
export type NoticeEntry = z.infer<typeof noticeEntry>;

/** A stored notice as this version uses it. Null when it has no title or no words this version can use. */
export function readNotice(stored: unknown): LibraryNotice | null {
  return readEntry(libraryNotice, stored, { kind: 'other' });
}

/** The notice as it is stored over `stored`: what a newer Stet wrote stays, until a person chooses otherwise. */
export function writtenNotice(notice: LibraryNotice, stored: unknown): Readonly<Record<string, unknown>> {
  return writtenEntry(notice, readNotice(stored) ?? {}, stored);
}

/** Whether readers would see the same of both. */
export function saysTheSame(one: LibraryNotice, other: LibraryNotice): boolean {
  return one.kind === other.kind && sameJson(one.texts, other.texts);
}
