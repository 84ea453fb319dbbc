import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The SQLite driver, Vitest and Electron's installer need this one. */
const oldest = { major: 22, minor: 12 };

/**
 * @param {string} version e.g. "20.20.2"
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/**
 * A Node that can run the desk: this process's own, else the one that package.json's optional
 * dependencies brought for this platform.
 *
 * @param {string} root
 * @param {{ version: string, execPath: string }} [own]
 * @returns {string | undefined}
 */
export function nodeBinary(root, own = { version: process.versions.node, execPath: process.execPath }) {
  if (isNewEnough(own.version)) return own.execPath;
  const packages = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies ?? {};
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return Object.keys(packages)
    .map((name) => join(root, 'node_modules', name, 'bin', program))
    .find((path) => existsSync(path));
}
