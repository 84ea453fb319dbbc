import type { Status, StoryMeta } from './story.ts';

/** What may follow what. Going back is always possible: an exported story can be opened again. */
const following: Readonly<Record<Status, readonly Status[]>> = {
  draft: ['review'],
  review: ['approved', 'draft'],
  approved: ['exported', 'review', 'draft'],
  exported: ['review', 'draft'],
};

/** The statuses a story may take next, the usual one first. */
export function nextStatuses(status: Status): readonly Status[] {
  return following[status];
}

/** Staying where it is counts as allowed. */
export function mayFollow(from: Status, to: Status): boolean {
  return from === to || following[from].includes(to);
}

/** True until the embargo's moment has passed. `now` in milliseconds since 1970. */
export function isEmbargoed(meta: Pick<StoryMeta, 'embargoUntil'>, now: number): boolean {
  return meta.embargoUntil !== null && Date.parse(meta.embargoUntil) > now;
}
