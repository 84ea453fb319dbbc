import { join } from 'node:path';
import { type Core, createCore } from '../../electron/core/core.ts';
import { barePlatform } from '../../electron/core/platform.ts';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { type Api, connect } from '../../shared/contract/host.ts';

export interface OwnCore {
  readonly core: Core;
  readonly api: Api;
}

/** The core in this process, as the command line has it: no window, no sample stories. */
export async function openCore(dataFolder: string): Promise<OwnCore> {
  const core = await createCore({
    dataFolder,
    resourcesFolder: join(projectRoot, 'resources'),
    platform: barePlatform,
  });
  return { core, api: connect({ call: core.dispatch, on: core.onEvent }) };
}
