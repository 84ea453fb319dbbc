// What `npm start` runs: plain Node 20, no dependency, because it is what brings the dependencies.
import { chooseHost } from './chooseHost.mjs';
import { parseOptions, usage, WrongUsage } from './options.mjs';
import { CannotPrepare, prepareBuild, prepareNode } from './prepare.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runBrowserHost } from './runBrowserHost.mjs';
import { runElectronHost } from './runElectronHost.mjs';

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUsage || error instanceof CannotPrepare)) throw error;
  console.error(error.message);
  if (error instanceof WrongUsage) console.error('npm start -- --help lists the options.');
  process.exitCode = error instanceof WrongUsage ? 2 : 1;
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function start(args) {
  const options = parseOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const node = await prepareNode(projectRoot, console.log);
  await prepareBuild(projectRoot, node, console.log);
  const choice = await chooseHost(projectRoot, node, options.host, console.log);
  const running = { root: projectRoot, node, say: console.log, ...options };
  if (choice.host === 'electron') return runElectronHost({ ...running, program: choice.program });
  return runBrowserHost(running);
}
