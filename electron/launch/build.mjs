// `npm run build`: the bundles in out/, made again only if a source changed.
import { CannotPrepare, prepareBuild, prepareNode } from './prepare.mjs';
import { projectRoot } from './projectRoot.mjs';

try {
  await prepareBuild(projectRoot, await prepareNode(projectRoot, console.error), console.error);
} catch (error) {
  if (!(error instanceof CannotPrepare)) throw error;
  console.error(error.message);
  process.exit(1);
}
