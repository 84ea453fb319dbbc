// `npm run typecheck`: each part of the house with the types its place in it may see.
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runProgram } from './runProgram.mjs';

const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
const parts = ['shared', 'node', 'renderer', 'tests'];

let failed = false;
for (const part of parts) {
  const { code, output } = await runProgram(
    process.execPath,
    [tsc, '-p', `tsconfig.${part}.json`, '--pretty', 'false'],
    {
      cwd: projectRoot,
      capture: true,
    },
  );
  if (code === 0) continue;
  failed = true;
  console.error(`${part}:\n${output}`);
}
process.exit(failed ? 1 : 0);
