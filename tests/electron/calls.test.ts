import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { callChannel } from '../../shared/contract/ipcChannels.ts';
import type { Boot } from './bootDesk.ts';
import { call, nextEvent, testGround } from './deskUnderTest.ts';

// The built main process against a stand-in for the module `electron`. This is not a run on Electron.

const ground = testGround();
let desk: Boot;

beforeAll(async () => {
  desk = ground.boot();
  await desk.announced;
  await desk.wish({ do: 'listen' });
});

test('are answered for the page', async () => {
  expect(
    await desk.wish({
      do: 'askFrom',
      frame: 'page',
      channel: callChannel,
      name: 'settings.read',
      input: {},
    }),
  ).toMatchObject({ ok: true });
});

test.each(['frameInPage', 'gone'] as const)('are refused from %s', async (frame) => {
  await expect(
    desk.wish({ do: 'askFrom', frame, channel: callChannel, name: 'settings.read', input: {} }),
  ).rejects.toThrow('Refused');
});

test('are refused when their name is not a name', async () => {
  await expect(
    desk.wish({
      do: 'askFrom',
      frame: 'page',
      channel: callChannel,
      name: { toString: 'settings.read' },
      input: {},
    }),
  ).rejects.toThrow('Refused');
});

test('tell the page what host it is on and what that can do', async () => {
  const info = await call(desk, 'app.info');
  expect(info).toMatchObject({
    host: 'electron',
    library: 'open',
    mediaPrefix: 'app://stet/media/',
    can: { chooseFolder: true, reveal: true, pdf: true },
  });
});

test('choose a folder with the system’s own dialog', async () => {
  await desk.wish({ do: 'answerDialogs', with: ['/somewhere/else'] });
  expect(await call(desk, 'platform.chooseFolder', { start: '/somewhere' })).toEqual({
    folder: '/somewhere/else',
  });
  expect(await call(desk, 'platform.chooseFolder', { start: '' })).toEqual({ folder: null });
  expect(await desk.asked('dialog.showOpenDialog')).toMatchObject([
    [{ properties: ['openDirectory', 'createDirectory'], defaultPath: '/somewhere' }],
    [{}],
  ]);
});

test('show a file in the system’s own list', async () => {
  await call(desk, 'platform.reveal', { path: ground.folder });
  expect(await desk.asked('shell.showItemInFolder')).toEqual([[ground.folder]]);
});

test('have files from outside read in a utility process of Electron', async () => {
  const read = await call(desk, 'imports.read', {
    files: [{ name: 'ferry.txt', bytes: Buffer.from('Ferry\n\nIt sailed.') }],
  });
  expect(read).toMatchObject({ outcomes: [{ headline: 'Ferry', error: null }] });
  expect(await desk.asked('utilityProcess.fork')).toMatchObject([
    [{ execArgv: ['--max-old-space-size=512'] }],
  ]);
});

test.each([
  [true, '', ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll']],
  [false, 'a word', ['copy']],
])('a right click in text (editable: %s) offers the clipboard', async (isEditable, selectionText, roles) => {
  const before = (await desk.asked('menu.popup')).length;
  await desk.wish({
    do: 'emit',
    on: 'contents',
    event: 'context-menu',
    with: [{}, { isEditable, selectionText, editFlags: {} }],
  });
  const [[template] = []] = (await desk.asked('menu.popup')).slice(before);
  // The template as the stand-in was given it.
  const items = template as readonly { readonly role?: string }[];
  expect(items.flatMap(({ role }) => role ?? [])).toEqual(roles);
});

test('prints a story to PDF in a hidden window without scripts', async () => {
  const { rows } = await call(desk, 'stories.list', {});
  const target = ground.newFolder();
  const ids = (rows as readonly { id: string }[]).slice(0, 1).map(({ id }) => id);
  const { outcomes } = await call(desk, 'exports.write', { ids, format: 'pdf', folder: target });
  const [outcome] = outcomes as readonly { files: readonly string[]; error: string | null }[];
  expect(outcome?.error).toBeNull();
  expect(readFileSync(outcome?.files[0] ?? '', 'utf8')).toBe('%PDF of app://print');
  const windows = (await desk.asked('BrowserWindow')).slice(1);
  expect(windows).toMatchObject([
    [{ show: false, webPreferences: { javascript: false, sandbox: true, partition: 'print' } }],
  ]);
  expect(await desk.asked('window.destroy')).toEqual([['print']]);
  expect(await desk.asked('session.beforeRequest')).toContainEqual(['print']);
});

test('comes to the front when it is started again, and opens the file it is handed', async () => {
  const file = join(ground.folder, 'note.txt');
  writeFileSync(file, 'A second start\n\nIt opened this.');
  await desk.wish({ do: 'minimize' });
  const opened = nextEvent(desk, 'open');
  await desk.wish({
    do: 'emit',
    on: 'app',
    event: 'second-instance',
    with: [{}, [], '/', { files: [file] }],
  });
  expect(await opened).toMatchObject({ type: 'open' });
  expect([(await desk.asked('window.restore')).length, (await desk.asked('window.focus')).length]).toEqual([
    1, 1,
  ]);
});

test('opens a file the system hands it, and says so when it cannot', async () => {
  const file = join(ground.folder, 'story.md');
  writeFileSync(file, '# From the dock\n\nText.');
  const opened = nextEvent(desk, 'open');
  expect(await desk.wish({ do: 'refusable', on: 'app', event: 'open-file', facts: {}, with: [file] })).toBe(
    true,
  );
  const { id } = (await opened) as { id: string };
  const { rows } = await call(desk, 'stories.list', {});
  expect(rows).toContainEqual(expect.objectContaining({ id, headline: 'From the dock' }));

  const said = nextEvent(desk, 'notice');
  await desk.wish({
    do: 'refusable',
    on: 'app',
    event: 'open-file',
    facts: {},
    with: [join(ground.folder, 'gone.html')],
  });
  expect(await said).toMatchObject({
    type: 'notice',
    level: 'error',
    text: expect.stringContaining('gone.html'),
  });
});

test('loads the page again after a crash, and says what is safe', async () => {
  await desk.wish({
    do: 'emit',
    on: 'contents',
    event: 'render-process-gone',
    with: [{}, { reason: 'crashed', exitCode: 1 }],
  });
  await expect
    .poll(async () => (await desk.asked('loadURL')).filter(([url]) => url === 'app://stet/index.html').length)
    .toBe(2);
  expect(await desk.asked('dialog.showMessageBox')).toMatchObject([
    [{ message: 'The desk stopped working', buttons: ['Load again', 'Quit Stet'] }],
  ]);
});

test('answers nobody once the page has gone elsewhere', async () => {
  await expect(
    desk.wish({
      do: 'askFrom',
      frame: 'elsewhere',
      channel: callChannel,
      name: 'settings.read',
      input: {},
    }),
  ).rejects.toThrow('Refused');
});
