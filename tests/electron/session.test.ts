import { beforeAll, describe, expect, test } from 'vitest';
import type { Boot } from './bootDesk.ts';
import { testGround } from './deskUnderTest.ts';

// The built main process against a stand-in for the module `electron`. This is not a run on Electron.

const ground = testGround();
let desk: Boot;

beforeAll(async () => {
  desk = ground.boot();
  await desk.announced;
  await desk.wish({ do: 'listen' });
});

describe('its session', () => {
  const page = 'app://stet/index.html';
  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fullscreen',
    'midi',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'openExternal',
    'local-network-access',
  ])('refuses %s', async (permission) => {
    const request = await desk.wish({
      do: 'handler',
      handler: 'permissionRequest',
      with: ['contents', permission, 'answer', { isMainFrame: true, requestingUrl: page }],
    });
    const check = await desk.wish({
      do: 'handler',
      handler: 'permissionCheck',
      with: ['contents', permission, page, { isMainFrame: true }],
    });
    expect([request, check]).toEqual([false, false]);
  });

  test.each([
    [true, page, true],
    [false, page, false],
    [true, 'https://example.org/', false],
  ])(
    'lets only the page itself copy text out (main frame %s, %s)',
    async (isMainFrame, requester, allowed) => {
      expect(
        await desk.wish({
          do: 'handler',
          handler: 'permissionCheck',
          with: ['contents', 'clipboard-sanitized-write', requester, { isMainFrame }],
        }),
      ).toBe(allowed);
    },
  );

  test('refuses devices and screen capture', async () => {
    expect(
      await desk.wish({
        do: 'handler',
        handler: 'devicePermission',
        with: [{ deviceType: 'usb', origin: page }],
      }),
    ).toBe(false);
    expect(await desk.wish({ do: 'handler', handler: 'displayMedia', with: [{}, 'answer'] })).toBeNull();
  });

  test.each([
    [page, false],
    ['blob:app://stet/3f0c', false],
    ['data:text/plain,hello', false],
    ['https://example.org/a.js', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://127.0.0.1:8080/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.org/', true],
    ['not an address', true],
  ])('request for %s: cancelled %s', async (url, cancel) => {
    expect(await desk.wish({ do: 'handler', handler: 'beforeRequest', with: [{ url }, 'answer'] })).toEqual({
      cancel,
    });
  });

  test.each([
    ['blob:app://stet/3f0c', false],
    ['https://example.org/a.zip', true],
    ['data:text/html,hello', true],
    ['blob:https://example.org/3f0c', true],
  ])('download of %s: refused %s', async (download, refused) => {
    expect(
      await desk.wish({ do: 'refusable', on: 'session', event: 'will-download', facts: {}, download }),
    ).toBe(refused);
  });
});

describe('its page', () => {
  test.each([
    ['will-navigate', { url: 'https://example.org/' }, true],
    ['will-navigate', { url: 'app://stet/media/x.html' }, true],
    ['will-navigate', { url: 'app://stet/index.html' }, false],
    ['will-redirect', { url: 'app://stet/index.html' }, true],
    ['will-frame-navigate', { url: 'about:srcdoc', isMainFrame: false }, false],
    ['will-frame-navigate', { url: 'https://example.org/', isMainFrame: false }, true],
    ['will-frame-navigate', { url: 'about:blank', isMainFrame: true }, true],
    ['will-attach-webview', {}, true],
  ])('%s %o: refused %s', async (event, facts, refused) => {
    expect(await desk.wish({ do: 'refusable', on: 'contents', event, facts })).toBe(refused);
  });

  test('opens no other window', async () => {
    expect(await desk.wish({ do: 'openWindow', url: 'app://stet/index.html' })).toEqual({ action: 'deny' });
  });
});
