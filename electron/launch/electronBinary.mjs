import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The Electron program if its binary is on this machine: unpacked by its own installer, or the copy that
 * ELECTRON_OVERRIDE_DIST_PATH names.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function electronBinary(root, env = process.env) {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : defaultProgram();
  const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), program);
  return existsSync(binary) ? binary : undefined;
}

/**
 * Fetches the binary with Electron's own installer, given up when no byte has come for `patience` ms. The
 * installer says nothing for its first 30 seconds, so its bytes are counted where it puts them: it is given
 * a temporary folder of its own.
 *
 * @param {string} root
 * @param {string} node
 * @param {(line: string) => void} say
 * @param {number} [patience]
 * @returns {Promise<boolean>}
 */
export function fetchElectron(root, node, say, patience = 20_000) {
  const folder = join(root, 'node_modules', 'electron');
  const temporary = mkdtempSync(join(tmpdir(), 'stet-electron-'));
  const child = spawn(node, [join(folder, 'install.js')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
  });
  return new Promise((resolve) => {
    let bytes = 0;
    let lastGrowth = Date.now();
    let lastLine = Date.now();
    const watch = setInterval(() => {
      const now = bytesIn(temporary) + bytesIn(join(folder, 'dist'));
      if (now !== bytes) lastGrowth = Date.now();
      bytes = now;
      if (Date.now() - lastLine > 3000 && bytes > 0) {
        lastLine = Date.now();
        say(`Fetching Electron: ${Math.round(bytes / 1e6)} MB`);
      }
      if (Date.now() - lastGrowth > patience) child.kill('SIGKILL');
    }, 500);
    /** @param {boolean} fetched */
    const end = (fetched) => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      resolve(fetched);
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/**
 * Whether this machine was found unable to fetch Electron. Kept outside node_modules, so that a new install
 * does not ask again; `--host electron` does.
 *
 * @param {string} root
 */
export function wasRefused(root) {
  return existsSync(refusal(root));
}

/**
 * @param {string} root
 */
export function rememberRefusal(root) {
  mkdirSync(dirname(refusal(root)), { recursive: true });
  writeFileSync(
    refusal(root),
    `Electron could not be fetched on ${new Date().toISOString()}. Delete this file to try again.\n`,
  );
}

/**
 * @param {string} root
 */
function refusal(root) {
  return join(root, '.stet', 'no-electron.txt');
}

function defaultProgram() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesIn(folder) {
  if (!existsSync(folder)) return 0;
  let sum = 0;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    // The installer moves its files while they are counted.
    const found = statSync(join(folder, entry), { throwIfNoEntry: false });
    if (found?.isFile()) sum += found.size;
  }
  return sum;
}
