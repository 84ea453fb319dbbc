import type { Reply } from '../../shared/contract/reply.ts';
import { contractSuite } from '../contract/contractSuite.ts';
import type { MakeHost } from '../contract/hosts.ts';
import { bootDesk } from './bootDesk.ts';

/** Page, preload script, line and core as built; only the module `electron` between them is a stand-in. */
const overIpc: MakeHost = async ({ dataFolder, now }) => {
  const desk = bootDesk({ dataFolder });
  await desk.announced;
  await desk.wish({ do: 'listen' });
  const call = async (name: string, input: unknown) =>
    // What the preload script hands on is the core's own envelope.
    (await desk.wish({ do: 'call', name, input, at: now().getTime() })) as Reply<unknown>;
  // A desk with a window brings its samples along; the suite begins with an empty library.
  await call('samples.remove', {});
  return { host: { call, on: desk.on }, close: () => desk.kill() };
};

contractSuite('over the built Electron main process and preload, with a stand-in for Electron', overIpc);
