import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeWire } from '../../shared/contract/wire.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { expect, test } from './desk.ts';
import { keptText } from './keptText.ts';
import { fieldText } from './storyText.ts';

const kills = 12;
/** A key older than this is on disk, whatever happens to the core. In milliseconds. */
const promise = 1000;

/**
 * Somebody types, and the core is killed again and again at random moments. After each death, before anything
 * runs again, the library on disk holds every key older than a second and everything that was ever answered
 * as saved. Then the core comes back, and the page saves the rest by itself.
 */
test('no key older than a second is lost when the core is killed', async ({ desk, host }) => {
  test.setTimeout(240_000);
  desk.watch.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket/);
  await desk.newStory();
  const id = await desk.storyId();

  /** Characters that some answered save held. */
  let acknowledged = 0;
  desk.page.on('requestfinished', async (request) => {
    if (!request.url().endsWith('/call/stories.save')) return;
    const response = await request.response();
    const reply = await response?.json().catch(() => ({ ok: false }));
    if (reply.ok) acknowledged = Math.max(acknowledged, writtenIn(decodeWire(request.postData() ?? 'null')));
  });

  await desk.enter('Standfirst');
  const typist = startTyping((key) => desk.page.keyboard.press(key));
  let worst = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    // The page has found its core again and sent what was typed meanwhile.
    const due = typist.text.length;
    await expect.poll(() => acknowledged).toBeGreaterThanOrEqual(due);
    await pause(Math.random() * 1200);
    const known = acknowledged;
    await host.kill();
    const killedAt = performance.now();
    const kept = keptText(join(desk.folder, 'data'), id, 'standfirst');
    expect(typist.text.startsWith(kept), `kill ${kill}: what is kept is what was typed`).toBe(true);
    expect(kept.length, `kill ${kill}: nothing acknowledged is lost`).toBeGreaterThanOrEqual(known);
    worst = Math.max(worst, killedAt - (typist.typedAt[kept.length] ?? killedAt));
    expect(worst, `kill ${kill}: age of the oldest key lost, in ms`).toBeLessThan(promise);
    await host.start();
  }
  await typist.stop();
  console.log(
    `${kills} kills, ${typist.text.length} keys: the oldest key lost was ${Math.round(worst)} ms old.`,
  );
  expect(fieldText(await desk.readDocument(), 'standfirst')).toBe(typist.text);
});

interface Typist {
  readonly text: string;
  /** When each key was pressed, by `performance.now()`. */
  readonly typedAt: readonly number[];
  readonly stop: () => Promise<void>;
}

/** Presses key after key until it is told to stop, as a quick writer does. */
function startTyping(press: (key: string) => Promise<void>): Typist {
  const typedAt: number[] = [];
  let text = '';
  let isOver = false;
  const work = (async () => {
    for (let number = 1; !isOver; number += 1) {
      for (const key of `n${number} `) {
        typedAt.push(performance.now());
        text += key;
        await press(key);
        await pause(20 + Math.random() * 60);
      }
    }
  })();
  return {
    get text() {
      return text;
    },
    typedAt,
    stop: async () => {
      isOver = true;
      await work;
    },
  };
}

/** How much of the text a save held. */
function writtenIn(input: unknown): number {
  return fieldText((input as { document: NodeJson }).document, 'standfirst').length;
}
