// `node electron/launch/run.mjs PROGRAM ARGS…`: a tool or a script of the project, for package.json's scripts.
import { runWithNode } from './runWithNode.mjs';

const [program, ...args] = process.argv.slice(2);
if (program === undefined) {
  console.error('Usage: node electron/launch/run.mjs PROGRAM ARGS…');
  process.exit(2);
}
await runWithNode(program, args);
