import { build, isBuilt } from './built.mjs';
import { install, isInstalled } from './installed.mjs';
import { nodeBinary } from './nodeBinary.mjs';

/** Thrown when the machine cannot be made ready; its message is for the person at the keyboard. */
export class CannotPrepare extends Error {}

/**
 * Brings the packages that the lock names, and a Node that can run them.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the path of that Node
 */
export async function prepareNode(root, say) {
  if (!isInstalled(root)) {
    say('Installing what Stet needs (once, about a minute) …');
    if (!(await install(root))) {
      throw new CannotPrepare(
        'The packages could not be installed; npm says why above. Your stories are untouched.',
      );
    }
  }
  const node = nodeBinary(root);
  if (node === undefined) {
    throw new CannotPrepare(
      `Stet needs Node 22.12 or newer. This is ${process.version}, and npm has no newer one for ` +
        `${process.platform} ${process.arch}. Install one from nodejs.org and start again.`,
    );
  }
  return node;
}

/**
 * @param {string} root
 * @param {string} node
 * @param {(line: string) => void} say
 */
export async function prepareBuild(root, node, say) {
  if (isBuilt(root)) return;
  say('Building the desk …');
  const { ok, output } = await build(root, node);
  if (!ok) throw new CannotPrepare(`${output}\nThe desk could not be built; the lines above say why.`);
}
