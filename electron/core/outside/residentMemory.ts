import { readFileSync } from 'node:fs';

/**
 * What a process has in memory, in megabytes: JavaScript's values and whatever libraries took beside them
 * (VmRSS, proc_pid_status(5)). Null where the system does not tell, or the process is gone.
 */
export function residentMemory(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
