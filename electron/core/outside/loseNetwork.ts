import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import inspector from 'node:inspector';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import threads from 'node:worker_threads';

/** Where a process reaches for others: all that Node offers goes through one of these. */
const means: readonly (readonly [owner: object, names: readonly string[]])[] = [
  // HTTP, HTTP/2, TLS and `fetch` connect and listen by these two.
  [net.Socket.prototype, ['connect']],
  [net.Server.prototype, ['listen']],
  [dgram.Socket.prototype, ['bind', 'connect', 'send', 'sendto']],
  [dns, functionsOf(dns)],
  [dns.promises, functionsOf(dns.promises)],
  [dns.Resolver.prototype, functionsOf(dns.Resolver.prototype)],
  [dns.promises.Resolver.prototype, functionsOf(dns.promises.Resolver.prototype)],
  [globalThis, ['fetch', 'WebSocket', 'EventSource']],
  // Another program, a thread or a debugger has means of its own.
  [childProcess, functionsOf(childProcess)],
  [childProcess.ChildProcess.prototype, ['spawn']],
  [threads, ['Worker']],
  [inspector, ['open']],
  // So does a signal that opens a debugger in Stet itself, and so have Node's inner parts.
  [process, ['kill', '_debugProcess', 'binding', '_linkedBinding']],
];

/**
 * Takes from this process, for good, what Node gives to reach another one: connections, names, programs,
 * threads. What a file could make our own code or a library's JavaScript do then stays in here. Machine code
 * that a file smuggles into a library needs none of it: see `ownNetwork.ts`.
 */
export function loseNetwork(): void {
  for (const [owner, names] of means) {
    for (const name of names) {
      if (name in owner)
        Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false });
    }
  }
  // Those who import one of them by name get what it is now.
  syncBuiltinESMExports();
}

function refuse(): never {
  throw new Error('A process that reads files from outside reaches for nothing.');
}

/** A class among them, such as `Resolver`, is emptied by its prototype. */
function functionsOf(owner: object): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner))
    .filter(
      ([name, { value }]) => /^[a-z_]/.test(name) && name !== 'constructor' && typeof value === 'function',
    )
    .map(([name]) => name);
}
