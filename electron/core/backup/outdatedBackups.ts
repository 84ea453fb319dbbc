import type { Backup } from './backupFiles.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Steps are kept for a week, then the last of each day for a month, then the last of each week for a year. */
const ages: readonly { readonly until: number; readonly step: number }[] = [
  { until: 7 * day, step: 0 },
  { until: 31 * day, step: day },
  { until: 366 * day, step: 7 * day },
];
/** When they take too much room, steps of the last week thin out to one an hour, then one a day. */
const thinner: readonly number[] = [hour, day];

/** The newest are always kept, whatever they take. */
const fewest = 3;

type Dated = Pick<Backup, 'at' | 'bytes'>;

/**
 * Which backups are to go. `backups` newest first; `mostBytes` is what all may take together. A backup of the
 * future, made before the clock was put back, counts as new.
 */
export function outdatedBackups<One extends Dated>(
  backups: readonly One[],
  now: Date,
  mostBytes: number,
): readonly One[] {
  let kept = thinned(backups, now, 0);
  for (const step of thinner) {
    if (sizeOf(kept) <= mostBytes) break;
    kept = thinned(kept, now, step);
  }
  while (kept.length > fewest && sizeOf(kept) > mostBytes) kept = kept.slice(0, -1);
  const stays = new Set(kept);
  return backups.filter((one) => !stays.has(one));
}

/** Of each span of `step` the newest, and none that is too old for any span. */
function thinned<One extends Dated>(backups: readonly One[], now: Date, step: number): readonly One[] {
  const taken = new Set<string>();
  return backups.filter(({ at }, index) => {
    if (index < fewest) return true;
    const time = Date.parse(at);
    const span = ages.find(({ until }) => now.getTime() - time < until);
    if (span === undefined) return false;
    const width = Math.max(span.step, step);
    if (width === 0) return true;
    const place = `${width} ${Math.floor(time / width)}`;
    if (taken.has(place)) return false;
    taken.add(place);
    return true;
  });
}

function sizeOf(backups: readonly Dated[]): number {
  return backups.reduce((sum, { bytes }) => sum + bytes, 0);
}
