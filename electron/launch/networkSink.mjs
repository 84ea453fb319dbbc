import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from './installPackage.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runProgram } from './runProgram.mjs';

/**
 * What tried to leave the machine while a program ran behind the sink.
 *
 * @typedef {object} Leak
 * @property {readonly string[]} names asked of the resolver
 * @property {number} packets sent to anywhere but this machine
 */

/** @typedef {{ readonly program: string, readonly args: readonly string[] }} Command */

/**
 * A network of their own for the tests: Linux lets a program have one that ends nowhere. Every address leads
 * into a card that drops and counts what it is given, and the resolver writes down every name.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<{ why: string } | { wrap: (command: Command, report: string) => Command }>}
 *   why: the reason there is none here, half a sentence
 */
export async function openNetworkSink(say) {
  if (process.platform !== 'linux') return { why: 'only Linux has networks for single programs' };
  const isRoot = process.getuid?.() === 0;
  const rights = isRoot ? [] : ['--user', '--map-root-user'];
  const unshare = ['--net', '--mount', ...rights];
  if ((await runProgram('unshare', [...unshare, 'true'], { capture: true })).code !== 0)
    return { why: 'this machine lets nobody make a network here' };
  const hasIp = async () => (await runProgram('ip', ['-V'], { capture: true })).code === 0;
  if (
    !(await hasIp()) &&
    !((await installPackage('iproute2', 'the tool that sets up networks', say)) && (await hasIp()))
  )
    return { why: 'the program `ip` (package iproute2) is missing' };
  const inside = join(projectRoot, 'electron', 'launch', 'withinSink.mjs');
  return {
    wrap: ({ program, args }, report) => ({
      program: 'unshare',
      args: [...unshare, process.execPath, inside, report, program, ...args],
    }),
  };
}

/**
 * Reads what the sink saw, and takes the report away.
 *
 * @param {string} report
 * @returns {Leak | null} null when it was not written, so that nothing is known
 */
export function readLeak(report) {
  if (!existsSync(report)) return null;
  const leak = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  return leak;
}
