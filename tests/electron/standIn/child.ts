/** The process in which the built main module runs: takes a test's wishes over Node's own line to its parent. */
import { pathToFileURL } from 'node:url';
import { app, mainModuleHasRun, openWindows } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { stopClockAt } from './clock.ts';
import { applicationMenu } from './electron.ts';
import { ipcMain } from './ipcMain.ts';
import { plain, recorded, refusable } from './record.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import type { Answer, Wish } from './wish.ts';

const send = (message: Answer) => process.send?.(message);
settings.onExit = (code) => {
  process.send?.({ kind: 'exit', record: recorded(), code } satisfies Answer, () => process.exit(code));
};

function page(): BrowserWindow {
  const found = [...openWindows].find(
    (window) => window instanceof BrowserWindow && window.options.show === false && 'host' in window.exposed,
  );
  if (!(found instanceof BrowserWindow)) throw new Error('There is no window with a page.');
  return found;
}

/** Fulfils one wish; what comes back must survive a structured clone. */
async function fulfil(wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'recorded':
      return recorded();
    case 'listen':
      return void page().host.on((event) => send({ kind: 'event', event }));
    case 'call':
      if (wish.at !== undefined) stopClockAt(wish.at);
      return page().host.call(wish.name, wish.input);
    case 'exposed':
      return { names: Object.keys(page().exposed), host: plain(page().exposed['host']) };
    case 'askFrom': {
      const { webContents } = page();
      const frames = {
        page: webContents.mainFrame,
        frameInPage: { url: webContents.mainFrame.url },
        elsewhere: { url: 'https://example.org/' },
        gone: null,
      };
      if (wish.frame === 'elsewhere') webContents.mainFrame.url = 'https://example.org/';
      const senderFrame = wish.frame === 'elsewhere' ? webContents.mainFrame : frames[wish.frame];
      return ipcMain.ask(wish.channel, { sender: webContents, senderFrame }, [wish.name, wish.input]);
    }
    case 'request': {
      const answer = await session.defaultSession.schemes.get('app')?.(
        new Request(wish.url, { method: wish.method ?? 'GET', headers: wish.headers ?? {} }),
      );
      if (answer === undefined) throw new Error('Nobody serves app:');
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: new Uint8Array(await answer.arrayBuffer()),
      };
    }
    case 'handler': {
      const handler = session.fromPartition(wish.partition ?? '').handlers.get(wish.handler);
      if (handler === undefined) throw new Error(`No handler for ${wish.handler}`);
      // The test gives what Electron would; `…` stands where Electron puts its callback.
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const args = wish.with.map((value) =>
        value === 'answer'
          ? (given: unknown) => resolve(given)
          : value === 'contents'
            ? page().webContents
            : value,
      );
      const returned = (handler as (...args: unknown[]) => unknown)(...args);
      return wish.with.includes('answer') ? promise : returned;
    }
    case 'refusable': {
      const target = { app, window: page(), contents: page().webContents, session: session.defaultSession }[
        wish.on
      ];
      const event = refusable(wish.facts);
      target.emit(
        wish.event,
        event,
        ...(wish.with ?? []),
        ...(wish.download === undefined ? [] : [{ getURL: () => wish.download }]),
      );
      return event.defaultPrevented;
    }
    case 'emit': {
      const target = { app, window: page(), contents: page().webContents, session: session.defaultSession }[
        wish.on
      ];
      return void target.emit(wish.event, ...wish.with);
    }
    case 'openWindow':
      return page().webContents.openHandler({ url: wish.url });
    case 'minimize':
      return page().minimize();
    case 'setBounds':
      return page().setBounds(wish.bounds);
    case 'closeWindow':
      return page().close();
    case 'quit':
      return app.quit();
    case 'answerDialogs':
      settings.answers.push(...wish.with);
      return null;
    case 'chooseMenu': {
      const found = findItem(applicationMenu.template, wish.id);
      if (found === null) throw new Error(`The menu has no ${wish.id}`);
      return void found();
    }
  }
}

function findItem(template: unknown, id: string): (() => void) | null {
  if (!Array.isArray(template)) return null;
  for (const item of template) {
    if (typeof item !== 'object' || item === null) continue;
    if (item.id === id && typeof item.click === 'function') return () => item.click();
    const inside = findItem(item.submenu, id);
    if (inside !== null) return inside;
  }
  return null;
}

process.on('message', (message: { readonly id: number; readonly wish: Wish }) => {
  void fulfil(message.wish).then(
    (value) => send({ kind: 'answer', id: message.id, value }),
    (error: unknown) =>
      send({
        kind: 'failure',
        id: message.id,
        message: error instanceof Error ? error.message : String(error),
      }),
  );
});

const [main = ''] = process.argv.splice(2, 1);
// As Electron starts an application from its folder: program, folder, arguments.
if (!settings.isPackaged) process.argv.splice(1, 1, '.');
else process.argv.splice(1, 1);
await import(pathToFileURL(main).href);
mainModuleHasRun();
