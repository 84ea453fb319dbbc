import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './runProgram.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own record of an install,
 * node_modules/.package-lock.json, as its last step; comparing the two needs no stamp of ours and also
 * believes an `npm ci` typed by hand. Optional packages (other platforms') may be absent.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = lockedPackages(record);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * Installs exactly what the lock says, showing npm's own progress.
 *
 * @param {string} root
 * @returns {Promise<boolean>}
 */
export async function install(root) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm names its own program file; running that avoids npm.cmd, which Windows starts only through a shell.
  const npm = process.env.npm_execpath;
  const { code } =
    npm?.endsWith('.js') === true
      ? await runProgram(process.execPath, [npm, ...args], { cwd: root })
      : await runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: root });
  return code === 0;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
