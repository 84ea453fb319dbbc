import type { NodeJson } from '../document/json.ts';
import { z } from '../zod.ts';

/** The schema version every stored document carries. Raised with each change an older Stet cannot read. */
export const schemaVersion = 1;

export const statuses = ['draft', 'review', 'approved', 'exported'] as const;
export type Status = (typeof statuses)[number];
export const statusLabels: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  review: 'In review',
  approved: 'Approved',
  exported: 'Exported',
};

/** RFC 3339 date-time with offset, UTC as Stet writes it. */
const moment = z.iso.datetime({ offset: true });

/**
 * Facts about a story that are not its text. Keys of a newer version are kept and written back (loose).
 * `notes` never leave the machine: no exporter may read them.
 */
export const storyMeta = z.looseObject({
  /** Short working title, unique by custom, not by force. */
  slug: z.string().max(200).default(''),
  section: z.string().max(200).default(''),
  tags: z.array(z.string().max(200)).max(100).default([]),
  /** BCP 47. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .default('en'),
  direction: z.enum(['ltr', 'rtl']).default('ltr'),
  /** Dateline place, "Kyiv". */
  place: z.string().max(200).default(''),
  publishedAt: moment.nullable().default(null),
  /** When the text last changed in a way readers should know of; shown with the "Updated" flag. */
  updatedAt: moment.nullable().default(null),
  isUpdated: z.boolean().default(false),
  status: z.enum(statuses).default('draft'),
  assignee: z.string().max(200).default(''),
  embargoUntil: moment.nullable().default(null),
  notes: z.string().max(100_000).default(''),
  /** Set on the stories Stet brings along, so that they can be told from work. */
  isSample: z.boolean().default(false),
});
export type StoryMeta = z.infer<typeof storyMeta>;

/** A story as it lies in the library. `document` is JSON that `parseDocument` has accepted. */
export interface Story {
  readonly id: string;
  /** Counts saves; the guard against overwriting somebody else's. */
  readonly revision: number;
  readonly schemaVersion: number;
  readonly document: NodeJson;
  readonly meta: StoryMeta;
  /** SHA-256 (hex) over document and meta, canonical JSON. */
  readonly hash: string;
  readonly createdAt: string;
  readonly savedAt: string;
  readonly trashedAt: string | null;
}

/** Hits of a search are not counted beyond this: a total of as many means "at least". */
export const mostCounted = 1000;

/** One row of the queue: everything in it is derived at save time. */
export interface StoryRow {
  readonly id: string;
  readonly revision: number;
  readonly headline: string;
  readonly slug: string;
  readonly status: Status;
  readonly section: string;
  readonly assignee: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: number;
  readonly savedAt: string;
  readonly trashedAt: string | null;
  readonly isSample: boolean;
  /** The text around a search hit, plain, with hits between \u0002 and \u0003. */
  readonly snippet?: string;
  /** The headline of a search hit, its hits marked in the same way. */
  readonly markedHeadline?: string;
}

export type VersionReason =
  | 'saved'
  | 'status'
  | 'export'
  | 'hour'
  | 'restore'
  | 'import'
  | 'conflict'
  | 'shrunk'
  | 'repaired'
  | 'recovered';

export interface VersionRow {
  readonly id: number;
  readonly storyId: string;
  readonly at: string;
  readonly reason: VersionReason;
  readonly label: string;
  readonly headline: string;
  readonly words: number;
  readonly status: Status;
}
