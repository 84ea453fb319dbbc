import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../faults/startServer.ts';
import { temporaryFolder } from './hosts.ts';

// What a browser keeps for the desk hangs on its address: where a data folder's desk stands, from start to start.

let folder: ReturnType<typeof temporaryFolder>;
let data = '';
const running: RunningServer[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map(({ ended }) => ended));
  folder.remove();
});

async function start(token: string, port = 0): Promise<{ readonly url: URL; close(): Promise<unknown> }> {
  const server = startServer(data, port, { STET_TOKEN: token });
  running.push(server);
  const announced = await server.announced;
  return {
    url: new URL(announced?.url ?? ''),
    close() {
      server.child.kill('SIGTERM');
      return server.ended;
    },
  };
}

/** Another program, perhaps another person's, that took a port. */
async function occupy(port: number): Promise<{ readonly heard: () => number; free(): Promise<void> }> {
  let heard = 0;
  const server: Server = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    heard: () => heard,
    free: () => new Promise((closed) => server.close(() => closed())),
  };
}

describe('a data folder’s desk', () => {
  test('stands at the same address at every start, and lets in with another word each time', async () => {
    const first = await start('one');
    expect(await first.close()).toBe(0);
    const second = await start('two');
    expect([second.url.origin, second.url.hash]).toEqual([first.url.origin, '#t=two']);
    expect(statSync(join(data, 'port.json')).mode & 0o777).toBe(0o600);
  });

  test('takes a second address while another program has its own, and goes back to the first', async () => {
    const first = await start('one');
    await first.close();
    const other = await occupy(Number(first.url.port));
    const second = await start('two');
    expect(second.url.port).not.toBe(first.url.port);
    await second.close();
    const third = await start('three');
    expect(third.url.port).toBe(second.url.port);
    await third.close();
    // Nobody knocked there with a word in hand.
    expect(other.heard()).toBe(0);
    await other.free();
    expect((await start('four')).url.port).toBe(first.url.port);
  });

  test('stands where it is told to, this once', async () => {
    const usual = await start('one');
    await usual.close();
    const wished = await start('two', 29_999);
    expect(wished.url.port).toBe('29999');
    await wished.close();
    expect((await start('three')).url.port).toBe(usual.url.port);
  });

  test('does not open where it is told to while another program is there, and says so', async () => {
    const other = await occupy(29_998);
    const server = startServer(data, 29_998);
    running.push(server);
    expect(await server.announced).toBeNull();
    expect(await server.ended).toBe(3);
    expect(other.heard()).toBe(0);
    await other.free();
  });

  test.each(['', 'nonsense', '{"port":1}', '[0, -1, 70000, "80", 1.5]'])(
    'takes a new address when the note of its own is spoilt: %j',
    async (text) => {
      await (await start('one')).close();
      writeFileSync(join(data, 'port.json'), text);
      const { url } = await start('two');
      expect(JSON.parse(readFileSync(join(data, 'port.json'), 'utf8'))).toEqual([Number(url.port)]);
    },
  );
});

test('a page for the owner alone leads a browser to the desk, and is gone with it', async () => {
  const { url, close } = await start('a-word');
  const door = join(data, 'desk.html');
  expect(statSync(door).mode & 0o777).toBe(0o600);
  expect(readFileSync(door, 'utf8')).toContain(`location.replace("${url.href}")`);
  await close();
  expect(existsSync(door)).toBe(false);
});
