import { spawnSync } from 'node:child_process';

interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** Root needs no namespace of users for it; anybody else stays who they are in one, and gains no rights. */
const unshare = ['--net', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-current-user']), '--'];

let isPossible: boolean | null = null;

/**
 * The command that runs a program in a network of its own, which has no cards and ends nowhere (Linux,
 * network_namespaces(7)). Whatever the program becomes, the system lets it reach nobody by TCP or UDP, not
 * even this machine. As it was given where the system has no such thing, or lets nobody use it.
 */
export function withoutNetwork({ program, args }: Command): Command {
  isPossible ??= process.platform === 'linux' && canUnshare();
  return isPossible ? { program: 'unshare', args: [...unshare, program, ...args] } : { program, args };
}

/** Asked once; takes some ten milliseconds. */
function canUnshare(): boolean {
  return spawnSync('unshare', [...unshare, 'true'], { stdio: 'ignore', timeout: 2000 }).status === 0;
}
