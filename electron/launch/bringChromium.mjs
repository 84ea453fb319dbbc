import { findChromium } from './findChromium.mjs';
import { runProgram } from './runProgram.mjs';

/**
 * A Chromium for the tests: the machine's, else, as root on Debian and its kin, the package of that name.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>}
 */
export async function bringChromium(say) {
  const found = findChromium();
  if (found !== undefined || process.env.CHROME_PATH) return found;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  say('Installing Chromium for the tests (apt-get install chromium) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { code, output } = await runProgram('apt-get', args, { env, capture: true });
    if (code !== 0) {
      say(output);
      return undefined;
    }
  }
  return findChromium();
}
