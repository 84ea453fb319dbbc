import { electronBinary, fetchElectron, rememberRefusal, wasRefused } from './electronBinary.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { CannotPrepare } from './prepare.mjs';

/**
 * Electron if it is here or can be fetched, else the browser host. Fetching is tried once per machine, never
 * on a build server and never where no window could be shown.
 *
 * @param {string} root
 * @param {string} node
 * @param {'electron' | 'browser' | undefined} wish
 * @param {(line: string) => void} say
 * @returns {Promise<{ host: 'electron', program: string } | { host: 'browser' }>}
 */
export async function chooseHost(root, node, wish, say) {
  if (wish === 'browser') return { host: 'browser' };
  const installed = electronBinary(root);
  if (wish === undefined && !hasDisplay()) return { host: 'browser' };
  if (installed !== undefined) return { host: 'electron', program: installed };
  if (wish === undefined && (wasRefused(root) || process.env.CI)) return { host: 'browser' };

  say('Fetching Electron (about 120 MB, once) …');
  const fetched = await fetchElectron(root, node, say);
  const program = fetched ? electronBinary(root) : undefined;
  if (program !== undefined) return { host: 'electron', program };
  if (wish === 'electron') {
    throw new CannotPrepare(
      'Electron could not be fetched from its release host. Use --host browser, or try again online.',
    );
  }
  rememberRefusal(root);
  say(
    'Electron could not be fetched, so Stet opens in your browser. To try again: npm start -- --host electron',
  );
  return { host: 'browser' };
}
