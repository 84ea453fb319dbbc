import { afterEach, expect, test } from 'vitest';
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

const generous: Limits = { time: 60_000, memory: () => 512 };
const open: OutsideReader[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
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

test('the reading process can neither write nor start anything', async () => {
  const attacker = startReader(new URL('reachOut.ts', import.meta.url), 64);
  const answer = new Promise((resolve) => attacker.onMessage(resolve));
  attacker.post({});
  expect(await answer).toEqual({ tried: ['write a file', 'start a program', 'start a thread'], done: [] });
  attacker.kill();
});

test('what is asked for when Stet closes is refused, not left waiting', async () => {
  const made = reader();
  const waiting = made.read(text('late.txt', 'Late'));
  made.close();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});
