import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { call, testGround } from './deskUnderTest.ts';
import { listeningSockets, withChildren } from './listeningSockets.ts';

// Nobody can knock at the Electron host. The built main process runs against a stand-in for the module
// `electron`, so this holds for all of Stet in it; of Electron's own processes it says nothing. Linux tells
// which process has which socket; elsewhere these tests are left out, which the run says.

const ground = testGround();
const onLinux = test.runIf(process.platform === 'linux');
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');

onLinux('a desk that reads, keeps, searches, exports and prints listens on no socket', async () => {
  const desk = ground.boot();
  await desk.announced;
  await desk.wish({ do: 'listen' });
  const { outcomes } = await call(desk, 'imports.read', {
    files: [{ name: 'ferry.txt', bytes: Buffer.from('Ferry\n\nIt sailed.') }],
  });
  // Just read by the reading process, which is still there.
  const ids = (outcomes as readonly { id: string }[]).map(({ id }) => id);
  await call(desk, 'stories.list', { query: 'ferry' });
  await call(desk, 'exports.write', { ids, format: 'pdf', folder: ground.newFolder() });
  expect(withChildren(desk.pid).length).toBeGreaterThan(1);
  expect(listeningSockets(desk.pid)).toEqual([]);
});

onLinux('a process that does listen is seen, on TCP and on UDP', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  closing.push(
    () => server.close(),
    () => socket.close(),
  );
  // A TCP server that listens has an address of this kind.
  const { port } = server.address() as AddressInfo;
  expect(listeningSockets(process.pid)).toEqual(
    expect.arrayContaining([`tcp 0100007F:${hex(port)}`, `udp 0100007F:${hex(socket.address().port)}`]),
  );
});

onLinux('a process that one has started and that listens is seen', async () => {
  const program =
    "require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port) })";
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill('SIGKILL'));
  const [port] = await once(child.stdout, 'data');
  expect(listeningSockets(process.pid)).toContain(`tcp 0100007F:${hex(Number(port))}`);
});
