import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type DeskHost, startDeskHost, temporaryFolder } from './deskHost.ts';
import { type DeskPage, deskPage } from './deskPage.ts';
import { launchElectron } from './launchElectron.ts';
import { type Watch, watchPage } from './watchPage.ts';
import { type Breaches, watchPolicy } from './watchPolicy.ts';

export interface Desk extends DeskPage {
  readonly folder: string;
  readonly watch: Watch;
}

interface Fixtures {
  /** Whether the desk starts with the two sample stories. */
  readonly samples: boolean;
  /** An empty folder that goes with the test. */
  readonly folder: string;
  /** The loopback host under the desk. Specs that need it are named `*.loopback.spec.ts`. */
  readonly host: DeskHost;
  readonly desk: Desk;
  /** Of every page a test opens, the desk's or not, in whatever window: one fails the test. */
  readonly breaches: Breaches;
}

/**
 * A desk of its own for every test, on an empty data folder. Any error in its console, any uncaught one, any
 * request that leaves this machine and any breach of a page's policy fails the test. In the project `electron`
 * the desk is Electron's.
 */
export const test = base.extend<Fixtures>({
  samples: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  folder: async ({}, use) => {
    const folder = temporaryFolder();
    await use(folder.path);
    folder.remove();
  },
  host: async ({ folder, samples }, use) => {
    const host = await startDeskHost(join(folder, 'data'), { samples });
    await use(host);
    await host.stop();
  },
  breaches: [
    async ({ browser, context }, use) => {
      const breaches = watchPolicy();
      breaches.watch(context);
      browser.on('context', breaches.watch);
      await use(breaches);
      browser.off('context', breaches.watch);
      expect(breaches.take(), 'no page broke its policy').toEqual([]);
    },
    { auto: true },
  ],
  desk: async ({ folder, samples, host, page, breaches }, use, info) => {
    if (info.project.name === 'electron') {
      const electron = await launchElectron(join(folder, 'electron'), samples);
      breaches.watch(electron.page.context());
      const watch = watchPage(electron.page, electron.page.url());
      await use({ ...deskPage(electron.page, electron.api), folder, watch });
      await electron.close();
      expect(watch.problems).toEqual([]);
      return;
    }
    const desk = await openDesk(page, host);
    await use({ ...desk, folder });
    // Closing the page lets it save; the host waits for no window then.
    await page.close({ runBeforeUnload: false });
    expect(desk.watch.problems, 'nothing went wrong in the page').toEqual([]);
  },
});

/** Opens the host's address in a page, for a first window or another one. */
export async function openDesk(page: Page, host: DeskHost): Promise<DeskPage & { readonly watch: Watch }> {
  const watch = watchPage(page, host.url);
  await page.goto(host.url);
  const desk = deskPage(page, host.api);
  await expect(desk.status).toBeVisible();
  return { ...desk, watch };
}

export { expect };
