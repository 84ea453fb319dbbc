import { openAppWindow } from './appWindow.mjs';
import { findChromium } from './findChromium.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { startLoopbackHost } from './loopbackHost.mjs';

/**
 * The loopback server, and a window of the machine's own browser to see it in when there is one.
 *
 * @param {{ root: string, node: string, data: string, port: number, open: boolean, say: (line: string) => void }} options
 * @returns {Promise<number>} exit code, when all is closed
 */
export async function runBrowserHost(options) {
  const { data, say } = options;
  const server = startLoopbackHost(options);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, server.stop);

  const announcement = await Promise.race([server.announced, server.ended.then(() => undefined)]);
  if (announcement === undefined) return server.ended;
  const { kind, url } = announcement;
  if (kind === 'running') say('Stet is already running with these stories; showing that one.');
  say(`Stet is open at ${url}`);

  const chromium = options.open && hasDisplay() ? findChromium() : undefined;
  if (options.open && chromium === undefined)
    say('No browser window could be opened here: open that address yourself.');
  if (chromium !== undefined) {
    const window = openAppWindow({ chromium, url, data });
    void window.ended.then((how) => {
      if (how === 'closed') server.stop();
      if (how === 'failed' && kind === 'ready')
        say('The browser window did not open: open that address yourself.');
    });
    // The server ends only after its windows have saved; then this one has nothing left to show.
    if (kind === 'ready') void server.ended.then(window.close);
  }
  return server.ended;
}
