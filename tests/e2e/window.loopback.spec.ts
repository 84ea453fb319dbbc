import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { connect } from '../../shared/contract/host.ts';
import { postTo } from '../contract/introduceTo.ts';
import { expect, test } from './desk.ts';
import { deskPage } from './deskPage.ts';
import { endAllStarted, npmStart } from './npmStart.ts';

test.afterEach(endAllStarted);

/** Arguments of every program on the machine, as anybody may list them. */
function processList(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        // Ended meanwhile.
        return '';
      }
    })
    .join('\n');
}

/** In the browser's own store, where the desk keeps texts that it cannot save. */
function keepInWindow(page: Page, text: string): Promise<void> {
  return page.evaluate(
    (value) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('kept', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('texts', 'readwrite', { durability: 'strict' });
          writing.objectStore('texts').put(value, 'text');
          writing.oncomplete = () => done();
        };
      }),
    text,
  );
}

function keptInWindow(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((found) => {
        const opening = indexedDB.open('kept', 1);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('texts').objectStore('texts').get('text');
          reading.onsuccess = () => found(reading.result);
        };
      }),
  );
}

test('the window keeps what is its own from start to start, and the list of programs tells no secret', async ({
  folder,
}) => {
  const first = await npmStart(folder);
  expect(new URL(first.page.url()).href).toBe(`${first.url.origin}/`);
  const list = processList();
  expect(list).toContain('desk.html');
  expect(list).not.toContain(first.url.hash.slice('#t='.length));
  await keepInWindow(first.page, 'from the first start');
  expect(await first.stop()).toBe(0);

  const second = await npmStart(folder);
  expect(second.url.hash).not.toBe(first.url.hash);
  expect(await keptInWindow(second.page)).toBe('from the first start');
  expect(await second.stop()).toBe(0);
});

test('nothing of an encrypted library is left in the clear, by the window neither', async ({ folder }) => {
  const passphrase = 'four words nobody guesses';
  const secret = 'Quicksilvermond';
  const before = await npmStart(folder);
  await before.page.setViewportSize({ width: 1440, height: 900 });
  const call = postTo(before.url.origin, before.url.hash.slice('#t='.length));
  const desk = deskPage(before.page, connect({ call, on: () => () => {} }));
  await desk.startStory(secret);
  await desk.saved();
  await desk.command('Passphrase of the library…');
  await before.page.getByLabel('New passphrase').fill(passphrase);
  await before.page.getByLabel('Once more').fill(passphrase);
  await desk.press('Enter');
  await expect(desk.toast(/The library is encrypted/)).toBeVisible();
  expect(await before.stop()).toBe(0);

  const after = await npmStart(folder);
  await after.page.getByLabel('Passphrase').fill(passphrase);
  await after.page.keyboard.press('Enter');
  await expect(after.page.getByRole('heading', { level: 1 })).toHaveText(secret);
  // The caret is where it was, behind the headline.
  await expect(after.page.getByRole('textbox', { name: 'Story' })).toBeFocused();
  await after.page.keyboard.type(' rises');
  await expect(after.page.getByRole('contentinfo')).toContainText('2 words');
  await expect(after.page.getByRole('contentinfo')).toContainText('Saved');
  expect(await after.stop()).toBe(0);
  await expect.poll(() => filesWith(folder, secret)).toEqual([]);
});

/** Files anywhere in the folder that hold a text, in any of the ways a browser writes one. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });
}
