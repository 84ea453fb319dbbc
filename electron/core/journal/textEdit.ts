/** What makes one text out of another: at `start`, so many UTF-16 units go, and `inserted` comes in. */
export interface TextEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The one stretch in which two texts differ, never parting a surrogate pair. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = sharedLength(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  let shared = sharedLength(
    most - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  if (shared > 0 && isLowSurrogate(before.charCodeAt(before.length - shared))) shared -= 1;
  return {
    start,
    removed: before.length - shared - start,
    inserted: after.slice(start, after.length - shared),
  };
}

export function applyEdit(before: string, { start, removed, inserted }: TextEdit): string {
  return before.slice(0, start) + inserted + before.slice(start + removed);
}

/** By halves, so that the engine compares long stretches at once instead of us each character. */
function sharedLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let shared = 0;
  let limit = most;
  while (shared < limit) {
    const middle = (shared + limit + 1) >> 1;
    if (isSame(shared, middle)) shared = middle;
    else limit = middle - 1;
  }
  return shared;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
