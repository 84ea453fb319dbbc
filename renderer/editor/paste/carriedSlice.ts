import { isObject } from '../../../shared/document/opaque.ts';

/** The type under which Stet puts a slice on the clipboard. Chromium keeps it from other programs' eyes. */
export const sliceType = 'application/x-stet-slice';
/** The attribute that carries the same in markup, for clipboards that keep nothing else. */
export const sliceAttribute = 'data-stet-slice';

/** A slice as it travels. Whoever put it there, so nothing in it is trusted. */
export interface CarriedSlice {
  readonly version: 1;
  readonly openStart: number;
  readonly openEnd: number;
  readonly content: readonly unknown[];
}

export function isCarriedSlice(value: unknown): value is CarriedSlice {
  if (!isObject(value)) return false;
  const { version, openStart, openEnd, content } = value;
  return version === 1 && isDepth(openStart) && isDepth(openEnd) && Array.isArray(content);
}

function isDepth(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}
