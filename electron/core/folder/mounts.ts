import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A file system and where it begins. */
export interface Mount {
  readonly path: string;
  readonly type: string;
}

/** What is mounted on this machine; nothing where the system does not tell. */
export function listMounts(): readonly Mount[] {
  try {
    if (process.platform === 'linux') return parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
    if (process.platform === 'darwin')
      return parseMountTable(execFileSync('/sbin/mount', { encoding: 'utf8' }));
  } catch {
    // Without the list a folder counts as one of this machine's disks.
  }
  return [];
}

/** `36 35 98:0 /root /mount/point options - type source options` (proc_pid_mountinfo(5)); spaces are `\040`. */
export function parseMountInfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after] = line.split(' - ');
    const path = before.split(' ')[4];
    const type = after?.split(' ')[0];
    return path === undefined || type === undefined ? [] : [{ path: unescapeOctal(path), type }];
  });
}

/** `source on /mount/point (type, options)`, as macOS prints it. */
export function parseMountTable(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const found = /^.* on (\/.*) \((\w+)(?:,.*)?\)$/.exec(line);
    return found === null ? [] : [{ path: found[1] ?? '', type: found[2] ?? '' }];
  });
}

function unescapeOctal(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_all, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}
