import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { type Core, createCore } from '../../electron/core/core.ts';
import type { FolderPlace } from '../../electron/core/folder/folderPlace.ts';
import { barePlatform, type Platform } from '../../electron/core/platform.ts';
import { startLoopback } from '../../electron/loopback/server.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import type { Host } from '../../shared/contract/host.ts';
import { newNonce } from '../../shared/contract/introduction.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { decodeWire } from '../../shared/contract/wire.ts';
import { introduceTo, postTo } from './introduceTo.ts';

export interface TestHost {
  readonly host: Host;
  close(): Promise<void>;
}
/** How the suite asks for a host: over its own data folder, at its own time. */
export interface HostOptions {
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly withSamples?: boolean;
  readonly backupFolder?: string;
  readonly placeOf?: (folder: string) => FolderPlace;
}
export type MakeHost = (options: HostOptions) => Promise<TestHost>;

export const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'stet-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A bare core; with a folder for backups it is a desk that makes them. */
export function openCore(
  options: HostOptions,
  platform: Platform = options.backupFolder === undefined
    ? barePlatform
    : { ...barePlatform, host: 'browser' },
): Promise<Core> {
  return createCore({ resourcesFolder, platform, ...options });
}

/** Calls without any border. */
export const inProcess: MakeHost = async (options) => {
  const core = await openCore(options);
  return { host: { call: core.dispatch, on: core.onEvent }, close: () => core.close() };
};

/** A border like Electron's: everything is structured-cloned on its way, and only replies come back. */
export const overMessages: MakeHost = async (options) => {
  const core = await openCore(options);
  const { port1: page, port2: main } = new MessageChannel();
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const listeners = new Set<(event: DeskEvent) => void>();
  let last = 0;
  main.on('message', async ({ id, name, input }: { id: number; name: string; input: unknown }) => {
    main.postMessage({ id, reply: await core.dispatch(name, input) });
  });
  core.onEvent((event) => main.postMessage({ event }));
  page.on('message', ({ id, reply, event }: { id: number; reply?: Reply<unknown>; event?: DeskEvent }) => {
    if (event !== undefined) for (const listener of listeners) listener(event);
    if (reply === undefined) return;
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  return {
    host: {
      call: (name, input) =>
        new Promise((resolve) => {
          last += 1;
          waiting.set(last, resolve);
          page.postMessage({ id: last, name, input });
        }),
      on(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    async close() {
      page.close();
      main.close();
      await core.close();
    },
  };
};

export const testToken = 'a-token-for-tests';

/** The loopback server, as a page in a browser meets it. */
export const overLoopback: MakeHost = async (options) => {
  const core = await openCore(options);
  const server = await startLoopback({ core, token: testToken, ports: [0], pageFolder: options.dataFolder });
  const { host, close } = await loopbackClient(server.url, testToken);
  return {
    host,
    async close() {
      close();
      await server.close();
      await core.close();
    },
  };
};

export async function loopbackClient(
  url: string,
  token: string,
): Promise<{ readonly host: Host; close(): void }> {
  const listeners = new Set<(event: DeskEvent) => void>();
  const { pass } = await introduceTo(url, token);
  const socket = new WebSocket(new URL('events', url.replace('http', 'ws')), [`stet.${pass}`, newNonce()]);
  let isGreeted = false;
  socket.on('message', (data) => {
    // The first message is the greeting; what follows are desk events.
    if (isGreeted) for (const listener of listeners) listener(decodeWire(String(data)) as DeskEvent);
    isGreeted = true;
  });
  await new Promise<void>((opened, failed) => socket.once('open', opened).once('error', failed));
  return {
    host: {
      call: postTo(url, token),
      on(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    close: () => socket.terminate(),
  };
}
