import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from '../../../shared/zod.ts';
import { startedAt, thisSystem } from './thisSystem.ts';

/**
 * Who uses the data folder, for Stets on other machines: `in-use.json` in it. The lock of the system is the truth
 * among the programs of one system; many network folders and every sync program hide it from other machines.
 */
const lease = z.object({
  /** Of one use, from opening to closing. */
  session: z.string(),
  system: z.string(),
  /** What people call the machine. */
  machine: z.string(),
  /** Counts how often it was renewed. */
  beat: z.int(),
  /** Seconds between two renewals. */
  every: z.number().min(1).max(600),
  /** When it was renewed last, RFC 3339, by that machine's clock. */
  at: z.iso.datetime(),
});
export type Lease = z.infer<typeof lease>;

const pathIn = (dataFolder: string) => join(dataFolder, 'in-use.json');
/** So many renewals may be missed before nobody is thought to be there. */
const mostMissed = 3;

/** Null when there is none, or none that can be read. */
export function readLease(dataFolder: string): Lease | null {
  try {
    return lease.parse(JSON.parse(readFileSync(pathIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** Not forced to the disk: after a crash it counts for nothing. Throws a file system error. */
export function writeLease(
  dataFolder: string,
  { session, beat, every }: Pick<Lease, 'session' | 'beat' | 'every'>,
): void {
  const own: Lease = {
    session,
    system: thisSystem(),
    machine: hostname(),
    beat,
    every,
    at: new Date().toISOString(),
  };
  const part = `${pathIn(dataFolder)}.part`;
  writeFileSync(part, JSON.stringify(own), { mode: 0o600 });
  renameSync(part, pathIn(dataFolder));
}

export function removeLease(dataFolder: string): void {
  rmSync(pathIn(dataFolder), { force: true });
}

/** How long a lease holds that is not renewed, in milliseconds. */
export const lastsFor = ({ every }: Lease): number => every * 1000 * mostMissed;

/**
 * Whether it is another machine's and was renewed lately, by its clock and ours. One that this machine wrote before
 * it was started last is nobody's.
 */
export function isRecentElsewhere(lease: Lease): boolean {
  if (lease.system === thisSystem()) return false;
  const at = Date.parse(lease.at);
  if (lease.machine === hostname() && at < startedAt()) return false;
  return Math.abs(Date.now() - at) < lastsFor(lease);
}
