import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './runProgram.mjs';

/** All that the bundles are made from. `resources/` is read when the desk runs, except what the page imports. */
const sources = [
  'shared',
  'electron',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * A fingerprint of the sources' contents: a clone, a checkout or a touch changes every date and no byte.
 *
 * @param {string} root
 */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(root, source))) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 */
export function isBuilt(root) {
  return stampIn(join(root, 'out')) === sourceHash(root);
}

/**
 * Builds beside the old bundles and then changes places, so a build that fails, or a second start meanwhile,
 * never meets half a desk.
 *
 * @param {string} root
 * @param {string} node
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function build(root, node) {
  const hash = sourceHash(root);
  const fresh = `out.${process.pid}.new`;
  const old = `out.${process.pid}.old`;
  try {
    const { code, output } = await runProgram(
      node,
      [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
      { cwd: root, capture: true, env: { ...process.env, STET_OUT: fresh } },
    );
    if (code !== 0) return { ok: false, output };
    writeFileSync(join(root, fresh, 'stamp'), hash);
    if (stampIn(join(root, 'out')) === hash) return { ok: true, output };
    if (existsSync(join(root, 'out'))) renameSync(join(root, 'out'), join(root, old));
    renameSync(join(root, fresh), join(root, 'out'));
    return { ok: true, output };
  } finally {
    for (const leftover of [fresh, old]) rmSync(join(root, leftover), { recursive: true, force: true });
  }
}

/**
 * @param {string} out
 */
function stampIn(out) {
  const stamp = join(out, 'stamp');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/**
 * @param {string} root
 * @param {string} path relative to the root, a file or a folder
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .map((entry) => join(path, entry))
    .filter((file) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile())
    .sort();
}
