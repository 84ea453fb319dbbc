import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from './dataFolder.mjs';

export const usage = `Usage: npm start -- [options]

Opens Stet. Installs and builds first if something changed.

  --host electron|browser  the window to open it in (default: Electron if it is or can be installed,
                           else Chromium, Chrome or Edge)
  --data DIR               where your stories are kept (default: ${dataFolder()})
  --port N                 the port of the browser host (default: the one these stories had last time)
  --no-open                open no window; only print the address
  --help                   show this
`;

/** @typedef {{ host: 'electron' | 'browser' | undefined, data: string, port: number, open: boolean, help: boolean }} StartOptions */

/** Thrown for options that make no sense; its message tells the person what to type instead. */
export class WrongUsage extends Error {}

/**
 * @param {string[]} args
 * @returns {StartOptions}
 */
export function parseOptions(args) {
  const values = parse(args);
  const host = values.host;
  if (host !== undefined && host !== 'electron' && host !== 'browser') {
    throw new WrongUsage(`--host takes electron or browser, not "${host}".`);
  }
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!/^\d+$/.test(values.port ?? '0') || port > 65535) {
    throw new WrongUsage(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  if (values.data === '') throw new WrongUsage('--data takes a folder, for example --data ~/stories.');
  const open = values['no-open'] !== true;
  const needsBrowser = values.port !== undefined || !open;
  if (host === 'electron' && needsBrowser) {
    throw new WrongUsage(
      `${open ? '--port' : '--no-open'} belongs to the browser host: leave out --host electron.`,
    );
  }
  return {
    host: host ?? (needsBrowser ? 'browser' : undefined),
    // npm starts us in the project; a relative folder is meant from where the person typed it.
    data: resolve(process.env.INIT_CWD ?? '.', values.data ?? dataFolder()),
    port,
    open,
    help: values.help === true,
  };
}

/**
 * @param {string[]} args
 */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        host: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
