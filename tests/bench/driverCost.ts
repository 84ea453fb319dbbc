import { race } from './measure.ts';
import { openDrivers } from './peers/drivers.ts';
import { racedRows } from './racedRows.ts';
import type { Row } from './table.ts';

const kinds = [
  ['save', 'one row on the disk'],
  ['read', '1,000 rows'],
  ['search', '10 searches'],
] as const;

/** The driver that can encrypt against the one it was made from, without Stet: with a key, and without one. */
export function driverRows(rounds: number): readonly Row[] {
  const drivers = openDrivers();
  try {
    return kinds.flatMap(([kind, what]) => {
      const contestants = drivers.map((driver) => ({ name: driver.name, run: driver[kind] }));
      const times = race(contestants, { rounds, sample: 5 });
      const pair = (first: string) =>
        new Map([first, 'better-sqlite3'].map((name) => [name, times.get(name) ?? []]));
      return [
        ...racedRows(`driver: ${what}, encrypted`, pair('ours, encrypted')),
        ...racedRows(`driver: ${what}`, pair('ours')),
      ];
    });
  } finally {
    for (const { close } of drivers) close();
  }
}
