import { fork, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import {
  createOutsideReader,
  type Limits,
  type OutsideReader,
} from '../../electron/core/outside/outsideReader.ts';
import {
  type ReaderProcess,
  type StartReader,
  startReader,
} from '../../electron/core/outside/readerProcess.ts';
import { article } from '../contract/article.ts';
import { makePng } from '../contract/makePng.ts';

// Files from outside, and the process that reads them: what it cannot bear is that file's end and nothing else's.

const generous: Limits = { time: 60_000, memory: () => 512, idle: 5000 };
const open: OutsideReader[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function reader(limits: Partial<Limits> = {}, start: StartReader = startReader): OutsideReader {
  const made = createOutsideReader(start, { ...generous, ...limits });
  open.push(made);
  return made;
}

const text = (name: string, content: string) =>
  ({ type: 'story', name, bytes: Buffer.from(content) }) as const;
const headline = async (made: OutsideReader, name: string) =>
  (await made.read(text(name, `${name}\n\nA line.`))).story.facts.headline;
/** A story file whose parts are many and small: in memory some thirty times what it is on the disk. */
const bomb = (megabytes: number) =>
  text('bomb.json', `{"format":"stet-story","a":[${'{},'.repeat((megabytes * 1e6) / 3)}1]}`);

test('a story and a picture are read', async () => {
  const made = reader();
  const file = { format: 'stet-story', version: 1, schemaVersion: 1, story: {}, document: article('Ferry') };
  const story = await made.read(text('ferry.json', JSON.stringify(file)));
  expect([story.story.facts.headline, story.story.facts.slug, story.uses]).toEqual(['Ferry', 'ferry', []]);
  const media = await made.read({ type: 'media', name: 'dot.png', bytes: makePng(3, 2) });
  expect(media).toMatchObject({ type: 'image/png', width: 3, height: 2, duration: null });
});

test('a file that comes when the last one was given up is read, however long its process takes to start', async () => {
  // Shorter than any process takes to start.
  const made = reader({ memory: () => 80, idle: 1 });
  for (const name of ['first.txt', 'second.txt']) {
    await expect(made.read(bomb(12))).rejects.toMatchObject({ code: 'tooLarge' });
    expect(await headline(made, name)).toBe(name);
  }
});

test('what is no story is refused with its own words, and the next file is read', async () => {
  const made = reader();
  await expect(made.read(text('other.json', '{"a": 1}'))).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('not a Stet story'),
  });
  expect(await headline(made, 'next.txt')).toBe('next.txt');
});

test('a file that takes too long is given up by name, and those behind it are read', async () => {
  const made = reader({ time: 1500 });
  const slow = made.read(text('slow.md', `${'*a **b '.repeat(400_000)}`));
  const [refused, after] = await Promise.allSettled([slow, headline(made, 'after.txt')]);
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: {
      code: 'tooLarge',
      message: expect.stringMatching(/^Reading “slow\.md” took longer than 1\.5 s/),
    },
  });
  expect(after).toEqual({ status: 'fulfilled', value: 'after.txt' });
});

test('a file that takes too much memory is given up by name, and those behind it are read', async () => {
  const made = reader({ memory: () => 80 });
  const [refused, after] = await Promise.allSettled([made.read(bomb(12)), headline(made, 'after.txt')]);
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: {
      code: 'tooLarge',
      message:
        'Reading “bomb.json” takes more than 80 MB of memory, so it was given up. Nothing of it was taken in.',
    },
  });
  expect(after).toEqual({ status: 'fulfilled', value: 'after.txt' });
});

test('when the process ends by itself, one file is refused and the others are read by another', async () => {
  const started: ReaderProcess[] = [];
  const made = reader({}, (program, megabytes) => {
    const process = startReader(program, megabytes);
    started.push(process);
    return process;
  });
  await headline(made, 'first.txt');
  const names = ['one.txt', 'two.txt', 'three.txt'];
  const reads = names.map((name) => headline(made, name));
  started[0]?.kill();
  const outcomes = await Promise.allSettled(reads);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeLessThanOrEqual(1);
  for (const outcome of refused)
    expect(outcome).toMatchObject({
      reason: { code: 'invalid', message: expect.stringContaining('.txt” could not') },
    });
  expect(await headline(made, 'last.txt')).toBe('last.txt');
  expect(started.length).toBe(2);
});

test('the largest files get the memory they need to be read at all', async () => {
  const asked: number[] = [];
  const made = reader({ memory: (bytes) => (bytes > 100 ? 300 : 200) }, (program, megabytes) => {
    asked.push(megabytes);
    return startReader(program, megabytes);
  });
  await headline(made, 'small.txt');
  await made.read(text('large.txt', `Large\n\n${'word '.repeat(50)}`));
  await headline(made, 'small.txt');
  expect(asked).toEqual([200, 300]);
});

/** What the programs that attack from inside are asked, and answer; the reading program says other things beside. */
async function ask(start: StartReader, program: string, wish: object, isAnswer: (answer: object) => boolean) {
  const attacker = start(new URL(program, import.meta.url), 256);
  const answer = new Promise<object>((resolve) =>
    attacker.onMessage((message) => {
      // Our own programs send nothing but objects.
      if (isAnswer(message as object)) resolve(message as object);
    }),
  );
  attacker.post(wish);
  return answer.finally(() => attacker.kill());
}

/** A server of this machine whom nobody in the reading process may reach. */
async function occupiedPort(): Promise<number> {
  const server = createServer((_request, response) => response.end('reached'));
  new WebSocketServer({ server });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  servers.push(server);
  // A TCP server that listens has an address of this kind.
  return (server.address() as AddressInfo).port;
}

/** As Electron's utility process: Node without its permission model, and in the machine's own network. */
const startUnguarded: StartReader = (program) => {
  const child = fork(program, [], { execArgv: ['--no-warnings'], serialization: 'advanced' });
  return {
    post: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('close', () => listener('')),
    kill: () => void child.kill('SIGKILL'),
    weight: () => null,
    setNeeded: () => undefined,
  };
};

const deeds = [
  'write a file',
  'start a program',
  'start a thread',
  'signal its parent',
  'connect by net',
  'connect by another way to net',
  'connect by tls',
  'ask by http',
  'ask by http2',
  'ask by fetch',
  'ask by WebSocket',
  'send by dgram',
  'listen by net',
  'listen by dgram',
  'find a name',
  'find a name, promised',
];

test.each<[string, string, StartReader, readonly string[]]>([
  ['the reading process does nothing of it', 'reachOutOfReader.ts', startReader, []],
  [
    'the reading program alone reaches nobody, where Node forbids nothing',
    'reachOutOfReader.ts',
    startUnguarded,
    ['write a file'],
  ],
  ['any other program does all of it', 'reachOut.ts', startUnguarded, deeds],
])('told to write, to start and to reach out, %s', async (_what, program, start, done) => {
  const port = await occupiedPort();
  const answer = await ask(start, program, { port }, (message) => 'tried' in message);
  expect(answer).toEqual({ tried: deeds, done });
});

test('where the system can, it keeps the reading process from the network, whatever runs in it', async () => {
  const rights = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];
  const can = spawnSync('unshare', ['--net', ...rights, 'true']).status === 0;
  const port = await occupiedPort();
  const told = (start: StartReader) => ask(start, 'reachByMachine.ts', { port }, () => true);
  expect(await told(startReader)).toEqual(can ? { reached: false, why: 'ENETUNREACH' } : { reached: true });
  expect(await told(startUnguarded)).toEqual({ reached: true });
});

test.each<[string, string, (begun: ReaderProcess) => ReaderProcess]>([
  ['at once', 'the system tells', (begun) => begun],
  ['bit by bit', 'only the process itself can tell', (begun) => ({ ...begun, weight: () => null })],
])(
  'a file that takes memory beside the heap %s, as %s, is given up by name, and the next is read',
  async (name, _who, seen) => {
    const made = reader({ memory: () => 300 }, (_program, megabytes) =>
      seen(startReader(new URL('fillMemory.ts', import.meta.url), megabytes)),
    );
    await expect(made.read(text(name, ''))).rejects.toMatchObject({
      code: 'tooLarge',
      message: expect.stringContaining('takes more than 300 MB of memory'),
    });
    expect(await headline(made, 'after.txt')).toBe('after.txt');
  },
);

test('what is asked for when Stet closes is refused, not left waiting', async () => {
  const made = reader();
  const waiting = made.read(text('late.txt', 'Late'));
  made.close();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});
