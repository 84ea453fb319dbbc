import { findChromium } from './findChromium.mjs';
import { installPackage } from './installPackage.mjs';

/**
 * A Chromium for the tests: the machine's, else, as root on Debian and its kin, the package of that name.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>}
 */
export async function bringChromium(say) {
  const found = findChromium();
  if (found !== undefined || process.env.CHROME_PATH) return found;
  return (await installPackage('chromium', 'Chromium for the tests', say)) ? findChromium() : undefined;
}
