import { _electron, type Page } from '@playwright/test';
import { electronBinary } from '../../electron/launch/electronBinary.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { type Api, connect, type Host } from '../../shared/contract/host.ts';
import type { Reply } from '../../shared/contract/reply.ts';

interface ElectronDesk {
  readonly page: Page;
  readonly api: Api;
  readonly close: () => Promise<void>;
}

/** The built Electron desk over a data folder; calls go through its own page, as there is no port to ask. */
export async function launchElectron(data: string, samples: boolean): Promise<ElectronDesk> {
  const executablePath = electronBinary(projectRoot);
  if (executablePath === undefined) throw new Error('The Electron binary is not installed.');
  const app = await _electron.launch({ executablePath, args: [projectRoot, '--data', data] });
  const page = await app.firstWindow();
  const call: Host['call'] = (name, input) =>
    page.evaluate(
      // The preload puts `host` there; the page's own code is its only other user.
      ([one, value]) => (window as unknown as { host: Host }).host.call(String(one), value),
      [name, input] as const,
    ) as Promise<Reply<unknown>>;
  const api = connect({ call, on: () => () => {} });
  if (!samples) {
    await api.call('samples.remove', {});
    await page.reload();
  }
  return { page, api, close: () => app.close() };
}
