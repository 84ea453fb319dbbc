import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { once } from '../once.ts';

/**
 * Names the system that runs here, from its start to its end: within one, its locks tell who is alive. Two
 * containers of one machine share it, and with it the locks; after a restart it is another one.
 */
export const thisSystem = once((): string => {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    if (process.platform === 'darwin')
      return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim();
  } catch {
    // Where the system does not tell, its name has to do.
  }
  return hostname();
});

/** When this system started, in milliseconds since 1970. */
export const startedAt = (): number => Date.now() - uptime() * 1000;
