import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { menuCommands } from '../../shared/contract/menu.ts';
import type { Boot } from './bootDesk.ts';
import { nextEvent, testGround } from './deskUnderTest.ts';

// The built main process against a stand-in for the module `electron`. This is not a run on Electron.

const ground = testGround();
const dataFolder = ground.newFolder();
let desk: Boot;

beforeAll(async () => {
  desk = ground.boot({ dataFolder });
  await desk.announced;
  await desk.wish({ do: 'listen' });
});

test('says where it answers, in one line for the launcher', async () => {
  expect(await desk.announced).toEqual({ ready: true, url: 'app://stet/index.html' });
});

test('makes one window that shuts Node, guests, other origins and spelling out of the page', async () => {
  const [[window] = [], ...others] = await desk.asked('BrowserWindow');
  expect(others).toEqual([]);
  expect(window).toMatchObject({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  expect(await desk.asked('loadURL')).toEqual([['app://stet/index.html']]);
});

test('sandboxes every process and keeps Chromium off the network before it is ready', async () => {
  expect(await desk.asked('app.enableSandbox')).toHaveLength(1);
  const switches = await desk.asked('commandLine.appendSwitch');
  expect(switches).toEqual(
    expect.arrayContaining([
      ['disable-background-networking'],
      ['disable-component-update'],
      ['no-pings'],
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ['no-proxy-server'],
    ]),
  );
  expect(await desk.asked('session.setSpellCheckerEnabled')).toContainEqual(['', false]);
  expect(await desk.asked('session.setSpellCheckerLanguages')).toContainEqual(['', []]);
});

test('keeps the browser’s own files, and with them the single instance, in the data folder', async () => {
  expect(await desk.asked('app.setPath')).toEqual([['userData', join(dataFolder, 'window')]]);
  expect(await desk.asked('app.requestSingleInstanceLock')).toEqual([[{ files: [] }]]);
});

test('gives the page a host with two functions and nothing else', async () => {
  expect(await desk.wish({ do: 'exposed' })).toEqual({
    names: ['host'],
    host: { call: '[function]', on: '[function]' },
  });
});

test('has a menu with every command of the list, which the page is told of', async () => {
  const [[template] = []] = await desk.asked('Menu.setApplicationMenu');
  const items = (template as readonly { submenu: readonly Record<string, unknown>[] }[]).flatMap(
    ({ submenu }) => submenu,
  );
  const commands = items.filter(({ id }) => id !== undefined);
  expect(commands.map(({ id }) => id)).toEqual(menuCommands.map(({ id }) => id));
  expect(commands.find(({ id }) => id === 'palette.open')).toMatchObject({
    accelerator: 'CommandOrControl+Shift+P',
    registerAccelerator: false,
  });
  expect(items.map(({ role }) => role).filter(Boolean)).toEqual(
    expect.arrayContaining(['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll', 'quit', 'about']),
  );
  const told = nextEvent(desk, 'command');
  await desk.wish({ do: 'chooseMenu', id: 'preview.wall' });
  expect(await told).toEqual({ type: 'command', id: 'preview.wall' });
});
