import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CannotPrepare, prepareBuild, prepareNode } from './prepare.mjs';
import { projectRoot } from './projectRoot.mjs';

/**
 * Installs and builds what is missing, then hands this process's terminal to a program of the project, run by
 * a Node that is new enough. npm scripts cannot count on `node` being that one: npm 10 does not link it.
 * Preparing speaks on stderr, so that stdout is the program's alone.
 *
 * @param {string} program relative to the project
 * @param {readonly string[]} args
 * @param {{ cwd?: string | undefined, nodeArguments?: readonly string[] }} [options] arguments for Node itself
 */
export async function runWithNode(program, args, { cwd, nodeArguments = [] } = {}) {
  try {
    const node = await prepareNode(projectRoot, console.error);
    await prepareBuild(projectRoot, node, console.error);
    const child = spawn(node, [...nodeArguments, join(projectRoot, program), ...args], {
      cwd,
      stdio: 'inherit',
    });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => child.kill(signal));
    child.on('close', (code) => process.exit(code ?? 1));
  } catch (error) {
    if (!(error instanceof CannotPrepare)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
