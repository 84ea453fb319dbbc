import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runLoopback, startDeskHost } from '../e2e/deskHost.ts';
import { call, nextEvent, testGround } from './deskUnderTest.ts';

// The built main process against a stand-in for the module `electron`. This is not a run on Electron.

const ground = testGround();

describe('closing', () => {
  test('waits until the page has saved, then ends in order', async () => {
    const desk = ground.boot();
    await desk.announced;
    await desk.wish({ do: 'listen' });
    const closing = nextEvent(desk, 'closing');
    await desk.wish({ do: 'closeWindow' });
    await closing;
    expect(await desk.asked('window.destroy')).toEqual([]);
    void desk
      .wish({ do: 'call', name: 'app.flushed', input: {} })
      .catch(() => 'the desk may end before it answers');
    expect((await desk.ended).code).toBe(0);
  });

  test.concurrent.each([
    ['stays when told to', 0, false],
    ['ends when told to', 2, true],
  ])('asks the person when the page does not answer, and %s', async (_what, answer, ends) => {
    const desk = ground.boot();
    await desk.announced;
    await desk.wish({ do: 'listen' });
    await desk.wish({ do: 'answerDialogs', with: [answer] });
    await desk.wish({ do: 'quit' });
    if (ends) {
      const { code, record } = await desk.ended;
      expect(code).toBe(0);
      expect(record.filter(({ what }) => what === 'dialog.showMessageBox')).toHaveLength(1);
      return;
    }
    await expect
      .poll(() => desk.asked('dialog.showMessageBox'), { timeout: 10_000 })
      .toMatchObject([[{ buttons: ['Go back', 'Try again', 'Close without saving'] }]]);
    expect(await desk.asked('window.destroy')).toEqual([]);
    expect(await call(desk, 'app.info')).toMatchObject({ host: 'electron' });
  });

  test('keeps the window’s place for the next start', async () => {
    const dataFolder = ground.newFolder();
    const first = ground.boot({ dataFolder });
    await first.announced;
    await first.wish({ do: 'setBounds', bounds: { x: 40, y: 60, width: 1200, height: 800 } });
    await first.wish({ do: 'closeWindow' });
    await first.ended;
    const second = ground.boot({ dataFolder });
    await second.announced;
    expect(await second.asked('BrowserWindow')).toMatchObject([[{ x: 40, y: 60, width: 1200, height: 800 }]]);
  });
});

describe('starting', () => {
  test('a second time on the same folder shows the first and ends', async () => {
    const desk = ground.boot({ isFirst: false });
    expect(await desk.announced).toEqual({ running: 'app://stet/index.html' });
    const { code, record } = await desk.ended;
    expect(code).toBe(0);
    expect(record.map(({ what }) => what)).not.toContain('BrowserWindow');
  });

  test('with a story file imports and shows it once the page listens', async () => {
    const file = join(ground.folder, 'given.md');
    writeFileSync(file, '# Given on the command line\n\nText.');
    const desk = ground.boot({ args: [file] });
    await desk.announced;
    const opened = nextEvent(desk, 'open');
    await desk.wish({ do: 'listen' });
    expect(await opened).toMatchObject({ type: 'open' });
  });

  test('on a folder that another Stet has ends with a word about it', async () => {
    const dataFolder = ground.newFolder();
    const first = ground.boot({ dataFolder });
    await first.announced;
    const second = ground.boot({ dataFolder });
    const { code, record } = await second.ended;
    expect(code).toBe(1);
    expect(record.find(({ what }) => what === 'dialog.showErrorBox')?.with).toMatchObject([
      'Stet could not open',
      expect.stringContaining('in a window of its own'),
    ]);
  });

  test('in the browser, on a folder that this desk has, says where it is and ends', async () => {
    const dataFolder = ground.newFolder();
    const first = ground.boot({ dataFolder });
    await first.announced;
    const second = runLoopback(['--data', dataFolder, '--port', '0'], 'b'.repeat(64), 'pipe');
    let said = '';
    second.stderr?.on('data', (bytes) => {
      said += String(bytes);
    });
    expect(await new Promise((ended) => second.on('close', ended))).toBe(1);
    expect(said).toContain(`in a window of its own (process ${first.pid})`);
  });

  test('on a folder that the browser host has shows that one', async () => {
    const dataFolder = ground.newFolder();
    const first = await startDeskHost(dataFolder);
    const second = ground.boot({ dataFolder });
    expect(await second.announced).toEqual({ running: first.url });
    const { code, record } = await second.ended;
    expect(code).toBe(0);
    expect(record.find(({ what }) => what === 'shell.openExternal')?.with).toEqual([
      pathToFileURL(join(dataFolder, 'desk.html')).href,
    ]);
    await first.stop();
  });

  test.each([
    '--remote-debugging-port=9222',
    '--inspect',
    '--no-sandbox',
    '--disable-web-security',
    '--js-flags=--expose-gc',
  ])('an installed Stet with %s is refused', async (argument) => {
    const desk = ground.boot({ isPackaged: true, args: [argument] });
    const { code, record } = await desk.ended;
    expect(code).toBe(2);
    expect(record.map(({ what }) => what)).toEqual(['dialog.showErrorBox', 'app.exit']);
  });
});
