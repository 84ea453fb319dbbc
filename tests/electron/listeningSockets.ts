import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const tables = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
/** TCP_LISTEN of the kernel's `net/tcp_states.h`. A UDP socket has no such state: one that is bound hears. */
const listens = '0A';

/**
 * The sockets on which a process or any it has started hears other programs: "tcp 0100007F:1F90", address and
 * port in hexadecimal as Linux keeps them in /proc (proc_pid_net(5)), which is what `ss -lntup` reads too.
 */
export function listeningSockets(pid: number): readonly string[] {
  return withChildren(pid).flatMap((one) => {
    const own = socketsOf(one);
    return tables.flatMap((table) =>
      read(`/proc/${one}/net/${table}`)
        .split('\n')
        .slice(1)
        .flatMap((line) => {
          const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
          const isHeard = table.startsWith('udp') || state === listens;
          return isHeard && own.has(inode) ? [`${table} ${local}`] : [];
        }),
    );
  });
}

/** The process and all that descend from it. */
export function withChildren(pid: number): readonly number[] {
  const children = entries(`/proc/${pid}/task`).flatMap((task) =>
    read(`/proc/${pid}/task/${task}/children`).trim().split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(withChildren)];
}

function socketsOf(pid: number): ReadonlySet<string> {
  const links = entries(`/proc/${pid}/fd`).map((file) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${file}`);
    } catch {
      return '';
    }
  });
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

/** What has ended meanwhile has no entries and no text. */
function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
