import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments } from '../../electron/launch/chromiumArguments.mjs';
import { findChromium } from '../../electron/launch/findChromium.mjs';
import { connect } from '../../shared/contract/host.ts';
import { parseDocument } from '../../shared/document/schema.ts';
import { postTo } from '../contract/introduceTo.ts';
import { expect, openDesk, test } from './desk.ts';
import type { DeskHost } from './deskHost.ts';
import { type DeskPage, deskPage } from './deskPage.ts';
import { keptText } from './keptText.ts';
import { endAllStarted, npmStart, type Started } from './npmStart.ts';

// However a desk ends, what was acknowledged is on the disk; and while its page can be asked, so is the last key.

const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

test.afterEach(endAllStarted);

test('a host that is told to end, however that is said, saves the last keys first', async ({
  desk,
  host,
}) => {
  desk.watch.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket/);
  await desk.startStory('Told');
  const id = await desk.storyId();
  let text = 'Told';
  for (const signal of signals) {
    await desk.enter('Headline');
    await desk.type(` by ${signal}`);
    text += ` by ${signal}`;
    // No save is due yet: the last key was a moment ago.
    await host.stop(signal);
    expect(keptText(host.data, id, 'headline')).toBe(text);
    await host.start();
    await desk.saved();
    await expect(desk.page.getByRole('alert').filter({ hasText: 'does not answer' })).toBeHidden();
  }
  expect(await desk.field('Headline').textContent()).toBe(text);
});

/** The desk in a window that `npm start` opened, with a new story. */
async function deskOf(started: Started): Promise<DeskPage> {
  await started.page.setViewportSize({ width: 1440, height: 900 });
  const call = postTo(started.url.origin, started.url.hash.slice('#t='.length));
  return deskPage(started.page, connect({ call, on: () => () => {} }));
}

test('a launcher that is told to end loses no key, and a window that the system closes none that was saved', async ({
  folder,
}) => {
  // Each round starts a launcher, a server and a browser.
  test.setTimeout(240_000);
  const data = join(folder, 'data');
  const begin = async () => {
    const started = await npmStart(folder);
    const desk = await deskOf(started);
    await desk.startStory('Saved');
    const id = await desk.storyId();
    await desk.type(' and more');
    return { started, kept: () => keptText(data, id, 'headline') };
  };
  // The terminal is closed.
  const { started: terminal, kept: keptThen } = await begin();
  expect(await terminal.stop('SIGHUP')).toBe(0);
  expect(keptThen()).toBe('Saved and more');
  // Somebody logs out, and the window goes first: its page cannot be asked any more.
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const { started, kept } = await begin();
    process.kill(started.browser, signal);
    expect(await (signal === 'SIGTERM' ? started.ended : started.stop('SIGTERM'))).toBe(0);
    expect(kept(), signal).toMatch(/^Saved/);
    expect('Saved and more'.startsWith(kept()), signal).toBe(true);
  }
});

test('a page that crashes or runs out of memory comes back at the story and the caret', async ({ host }) => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium.');
  // So little memory that the page is dead long before the machine has none.
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments(), '--js-flags=--max-old-space-size=128'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    let desk = await openDesk(await context.newPage(), host);
    await desk.newStory();
    await desk.enter('Headline');
    let text = '';
    for (const die of [crash, exhaust]) {
      const added = ` ${die.name} abcdef`;
      await desk.type(added);
      text += added;
      await desk.saved();
      const id = await desk.storyId();
      // Three letters back, and Stet knows it.
      await desk.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
      const caret = (await startOf(desk, 'headline')) + text.length - 3;
      await expect
        .poll(async () => (await desk.api.call('stories.read', { id })).place)
        .toMatchObject({ anchor: caret, head: caret });
      const crashed = desk.page.waitForEvent('crash');
      await die(desk.page);
      await crashed;
      expect(keptText(host.data, id, 'headline')).toBe(text);

      desk = await openDesk(await context.newPage(), host);
      await expect(desk.field('Headline')).toHaveText(text);
      await desk.canvas.focus();
      await desk.type('!');
      text = `${text.slice(0, -3)}!${text.slice(-3)}`;
      await expect(desk.field('Headline')).toHaveText(text);
      await desk.press('End');
      await desk.saved();
    }
    await expectKept(desk, host, text);
  } finally {
    await browser.close();
  }
});

/** Where the text of a field begins in the open story, counted as places are. */
async function startOf(desk: DeskPage, field: string): Promise<number> {
  const parsed = parseDocument(await desk.readDocument());
  if (!parsed.ok) throw new Error(parsed.reason);
  let start = -1;
  parsed.document.descendants((node, at) => {
    if (node.type.name === field) start = at + 1;
  });
  return start;
}

async function expectKept(desk: DeskPage, host: DeskHost, text: string): Promise<void> {
  await desk.saved();
  expect(keptText(host.data, await desk.storyId(), 'headline')).toBe(text);
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // A page that has crashed answers no more.
  session.send('Page.crash').catch(() => {});
}

async function exhaust(page: Page): Promise<void> {
  page
    .evaluate(() => {
      const kept: number[][] = [];
      for (;;) kept.push(Array.from({ length: 100_000 }, () => Math.random()));
    })
    .catch(() => {});
}
