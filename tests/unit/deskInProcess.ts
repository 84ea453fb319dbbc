import type { Core } from '../../electron/core/core.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';

export interface DeskInProcess {
  readonly folder: string;
  readonly api: Api;
  readonly core: () => Core;
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
  /** Closes the core and opens it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A whole desk over a folder of its own, at a time the test decides. */
export async function deskInProcess(): Promise<DeskInProcess> {
  const folder = temporaryFolder();
  let time = Date.parse('2026-03-01T08:00:00Z');
  const open = () => openCore({ dataFolder: folder.path, now: () => new Date(time), withSamples: false });
  let core = await open();
  return {
    folder: folder.path,
    core: () => core,
    api: connect({
      call: (name, input) => core.dispatch(name, input),
      on: (listener) => core.onEvent(listener),
    }),
    pass(milliseconds) {
      time += milliseconds;
    },
    async restart() {
      await core.close();
      core = await open();
    },
    async close() {
      await core.close();
      folder.remove();
    },
  };
}
