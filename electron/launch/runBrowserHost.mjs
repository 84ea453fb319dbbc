import { openAppWindow } from './appWindow.mjs';
import { findChromium } from './findChromium.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { startLoopbackHost } from './loopbackHost.mjs';

/** How long a window has to close, in milliseconds. */
const windowPatience = 3000;

/**
 * The loopback server, and a window of the machine's own browser to see it in when there is one.
 *
 * @param {{ root: string, node: string, data: string, port: number, open: boolean, say: (line: string) => void }} options
 * @returns {Promise<number>} exit code, when all is closed
 */
export async function runBrowserHost(options) {
  const { data, say } = options;
  /** @type {import('./appWindow.mjs').AppWindow | undefined} */
  let own;
  const server = startLoopbackHost({ ...options, announced });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, server.stop);

  /** @param {import('./readAnnouncement.mjs').Announcement} announcement */
  function announced({ kind, url }) {
    if (kind === 'running') say('Stet is already running with these stories; showing that one.');
    say(`Stet is open at ${url}`);
    if (!options.open) return;
    const chromium = hasDisplay() ? findChromium() : undefined;
    if (chromium === undefined)
      return say('No browser window could be opened here: open that address yourself.');
    const window = openAppWindow({ chromium, data });
    if (kind === 'ready') own ??= window;
    void window.ended.then((how) => {
      if (how === 'closed') server.stop();
      if (how === 'failed' && kind === 'ready')
        say('The browser window did not open: open that address yourself.');
    });
  }

  const code = await server.ended;
  // The server ends only after its windows have saved; then this one has nothing left to show.
  own?.close();
  // It takes away what the browser kept of an encrypted library, which it can only when that has ended.
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, windowPatience);
  });
  await Promise.race([own?.ended, late]);
  clearTimeout(timer);
  return code;
}
