import { runProgram } from './runProgram.mjs';

/**
 * Installs a package where that needs nobody's leave: as root on Debian and its kin.
 *
 * @param {string} name
 * @param {string} what what it is brought for, for the person who waits
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether it is there now
 */
export async function installPackage(name, what, say) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  say(`Installing ${what} (apt-get install ${name}) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', name],
  ]) {
    const { code, output } = await runProgram('apt-get', args, { env, capture: true });
    if (code !== 0) {
      say(output);
      return false;
    }
  }
  return true;
}
