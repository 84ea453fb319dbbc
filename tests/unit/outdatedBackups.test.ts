import { expect, test } from 'vitest';
import { outdatedBackups } from '../../electron/core/backup/outdatedBackups.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = new Date('2026-11-25T12:00:00Z');

/** Backups of one size, so many milliseconds before now, newest first. */
const agesAgo = (ages: readonly number[], bytes = 1) =>
  ages
    .toSorted((one, other) => one - other)
    .map((age) => ({ age, bytes, at: new Date(now.getTime() - age).toISOString() }));
const every = (step: number, until: number) =>
  Array.from({ length: Math.floor(until / step) }, (_, index) => (index + 1) * step);
const agesOf = (backups: readonly { readonly age: number }[]) => backups.map(({ age }) => age);

test('every step of the last seven days stays', () => {
  const backups = agesAgo(every(5 * minute, 7 * day - minute));
  expect(outdatedBackups(backups, now, Number.POSITIVE_INFINITY)).toEqual([]);
});

test('then the last of each day for a month, then the last of each week for a year, and nothing older', () => {
  const backups = agesAgo(every(6 * 60 * minute, 500 * day));
  const gone = new Set(outdatedBackups(backups, now, Number.POSITIVE_INFINITY));
  const kept = agesOf(backups.filter((one) => !gone.has(one)));
  const between = (from: number, until: number) => kept.filter((age) => age >= from && age < until);
  expect(between(0, 7 * day)).toHaveLength(27);
  const dayOf = (age: number) => new Date(now.getTime() - age).toISOString().slice(0, 10);
  const days = between(7 * day, 31 * day);
  expect(new Set(days.map(dayOf)).size).toBe(days.length);
  expect(days.length).toBeGreaterThanOrEqual(24);
  const weeks = between(31 * day, 366 * day);
  expect(weeks.length).toBeGreaterThanOrEqual(47);
  expect(weeks.length).toBeLessThanOrEqual(49);
  expect(kept.every((age) => age < 366 * day)).toBe(true);
});

test('when they take too much room the steps thin out, and the newest three stay whatever they take', () => {
  const backups = agesAgo(every(5 * minute, 6 * day), 10);
  const most = 2000;
  const gone = new Set(outdatedBackups(backups, now, most));
  const kept = backups.filter((one) => !gone.has(one));
  expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(most);
  // The whole span is still covered, hour by hour.
  expect(kept.length).toBeGreaterThan(130);
  expect(kept.at(-1)?.age).toBeGreaterThan(6 * day - 60 * minute);
  expect(agesOf(kept.slice(0, 3))).toEqual(agesOf(backups.slice(0, 3)));
  const last = new Set(outdatedBackups(backups, now, 0));
  expect(agesOf(backups.filter((one) => !last.has(one)))).toEqual(agesOf(backups.slice(0, 3)));
});

test('a clock that was put back takes no backup away for being of the future', () => {
  const backups = agesAgo([-20 * day, -10 * day, -9 * day, -8 * day, 5 * minute, 3 * day]);
  expect(outdatedBackups(backups, now, Number.POSITIVE_INFINITY)).toEqual([]);
});
