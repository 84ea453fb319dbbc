import { createServer, type Server } from 'node:net';
import { expect, openDesk, test } from './desk.ts';
import { announced, runLoopback } from './deskHost.ts';
import type { DeskPage } from './deskPage.ts';
import { fieldText } from './storyText.ts';

// The desk's port is anybody's while Stet is down: what a window tells whoever has it then.

const expected = /ERR_|WebSocket|status of 4/;
const words = 'Nobody else may read this';

interface Recorder {
  /** All that was sent to it. */
  readonly heard: () => string;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** Another program at the desk's port, which answers every request with `answer` and writes down what it hears. */
async function record(port: number, answer: string): Promise<Recorder> {
  let heard = '';
  const server: Server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      heard += String(bytes);
      socket.end(answer);
    });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    heard: () => heard,
    requests: () => heard.split(' HTTP/1.1').length - 1,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

const lostBanner = ({ page }: DeskPage) =>
  page.getByRole('alert').filter({ hasText: 'Your text stays in this window' });

function http(status: string, body: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

for (const [what, answer] of [
  ['an answer that looks like Stet’s', http('200 OK', '{"ok":true,"value":{}}')],
  ['a proof made up', http('200 OK', JSON.stringify({ instance: 'a'.repeat(64), proof: 'b'.repeat(64) }))],
  ['a way to another address', http('307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/', '')],
  ['no HTTP', 'what?\r\n'],
] as const) {
  test(`a program that took the desk’s port and gives ${what} is told nothing`, async ({ desk, host }) => {
    desk.watch.allow(expected);
    await desk.startStory('Mine. ');
    await host.kill();
    // What is on its way at that moment reaches whoever listens; from here on the window knows.
    await expect(lostBanner(desk)).toBeVisible();
    const recorder = await record(Number(new URL(host.url).port), answer);
    await desk.type(words);
    await expect.poll(recorder.requests, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    await expect(desk.status).toContainText('NOT SAVED');
    await expect(lostBanner(desk)).toBeVisible();
    expect(recorder.heard()).not.toContain(words);
    expect(recorder.heard()).not.toContain('call/');
    expect(recorder.heard()).not.toContain(new URL(host.url).hash.slice('#t='.length));
    await recorder.close();

    await host.start();
    await desk.saved();
    expect(fieldText(await desk.readDocument(), 'headline')).toBe(`Mine. ${words}`);
  });
}

test('a window of an earlier start is told so, keeps its text, and asks to open the desk again when reloaded', async ({
  desk,
  host,
}) => {
  desk.watch.allow(expected);
  await desk.startStory('Before');
  await host.stop();
  const { port } = new URL(host.url);
  const next = runLoopback(['--data', host.data, '--port', port], 'another-word');
  await announced(next);
  await desk.type(' and after');
  await expect(
    desk.page.getByRole('alert').filter({ hasText: 'save a copy, then open the desk again' }),
  ).toBeVisible();
  const download = desk.page.waitForEvent('download');
  await desk.button('Save a copy as…').first().click();
  await download;
  desk.page.once('dialog', (dialog) => void dialog.accept());
  await desk.page.reload();
  await expect(desk.page.getByRole('heading', { name: 'Open the desk again' })).toBeVisible();
  await expect(desk.page.getByRole('main')).toContainText('Run npm start in Stet’s folder');
  next.kill('SIGTERM');
});

test('an address without its key shows how to open the desk, and gets nothing of it', async ({
  host,
  page,
}) => {
  await page.goto(new URL('/', host.url).href);
  await expect(page.getByRole('heading', { name: 'Open the desk again' })).toBeVisible();
  const desk = await openDesk(await page.context().newPage(), host);
  await expect(desk.queue).toBeVisible();
});
