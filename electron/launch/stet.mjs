// `npm run --silent stet -- <command>`: the command line. Its results alone reach stdout.
import { commandMemory } from './commandMemory.mjs';
import { runWithNode } from './runWithNode.mjs';

// npm starts us in the project; file names are meant from where the person typed them.
await runWithNode('out/main/cli.js', process.argv.slice(2), {
  cwd: process.env.INIT_CWD,
  nodeArguments: commandMemory,
});
