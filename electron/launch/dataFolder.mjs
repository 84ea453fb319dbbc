import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where stories live unless `--data` says otherwise: the place each system keeps programs' data in.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function dataFolder(env = process.env, platform = process.platform) {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Stet');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Stet');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'stet');
}
