import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { backupFolderOf, type Core, type CoreOptions, createCore, FolderInUse } from '../core/core.ts';
import { dataFolder } from '../launch/dataFolder.mjs';
import { createToken, mediaSecret } from './guard.ts';
import { PortTaken } from './listen.ts';
import { portsToTry, rememberPort } from './ownPort.ts';
import { loopbackPlatform } from './platform.ts';
import { type Loopback, startLoopback } from './server.ts';
import { watchIdle } from './watchIdle.ts';

/*
 * The desk without Electron: `node loopback --data DIR --port N`, the token in STET_TOKEN. Without a port, or
 * with 0, it is the folder's own. One line of JSON on stdout says where it is: {"ready":true,"url"} when it
 * answers, {"running":url} when the folder is in use. With STET_SUPERVISED, stdin is a pipe whose end means
 * that the launcher is gone. Exit code 3: another program has the port.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    page: { type: 'string' },
    resources: { type: 'string' },
    'no-samples': { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..', '..');
const token = process.env.STET_TOKEN ?? createToken();
// Programs that this one starts have no business with it.
delete process.env.STET_TOKEN;
// A launcher that has died reads no more; the end of stdin says so, and this need not.
process.stdout.on('error', () => undefined);

/** How long windows have to save before the desk closes all the same, in milliseconds. */
const windowsPatience = 2000;
/** How long a Stet that has just taken the folder gets to say where it is, in milliseconds. */
const startPatience = 3000;

let core: Core | null = null;
try {
  const folder = values.data ?? dataFolder();
  const platform = loopbackPlatform(`/media/${mediaSecret(token)}/`);
  core = await openFolder({
    dataFolder: folder,
    backupFolder: backupFolderOf(folder),
    resourcesFolder: values.resources ?? join(root, 'resources'),
    platform,
    version: readVersion(),
    withSamples: !values['no-samples'],
  });
  const pageFolder = values.page ?? join(root, 'out', 'renderer');
  const wish = Number(values.port);
  const ports = wish === 0 ? portsToTry(folder) : [wish];
  const loopback = await startLoopback({ core, token, ports, pageFolder });
  core.countWindows(loopback.windows);
  if (wish === 0) rememberPort(folder, loopback.port);
  await core.announce({ url: loopback.url, token });
  closeWhenAsked(core, loopback, platform);
  say({ ready: true, url: `${loopback.url}#t=${token}` });
} catch (error) {
  if (error instanceof FolderInUse && error.desk?.url != null) {
    say({ running: `${error.desk.url}#t=${error.desk.token}` });
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof PortTaken ? 3 : 1;
    await core?.close();
  }
}

/** One that was just killed lets go at once; one that is just starting says where it is soon. */
async function openFolder(options: CoreOptions): Promise<Core> {
  const until = Date.now() + startPatience;
  for (;;) {
    try {
      return await createCore(options);
    } catch (error) {
      const isSilent = error instanceof FolderInUse && error.desk === null && error.machine === null;
      if (!isSilent || Date.now() > until) throw error;
      await pause(50);
    }
  }
}

function closeWhenAsked(core: Core, loopback: Loopback, platform: { close(): Promise<void> }): void {
  let isClosing = false;
  const close = async () => {
    if (isClosing) return;
    isClosing = true;
    await core.flush(windowsPatience);
    await loopback.close();
    await platform.close();
    await core.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void close());
  watchIdle(loopback, () => {
    process.stderr.write(
      'Stet was open for twelve hours without a window, so it closed. npm start opens it again.\n',
    );
    void close();
  });
  if (process.env.STET_SUPERVISED === '1') process.stdin.on('end', () => void close()).resume();
}

function readVersion(): string {
  // Our own package.json.
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
