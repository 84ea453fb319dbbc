import { rmSync } from 'node:fs';
import { launchChromium } from './chromium.ts';
import { openDesk, prepareDesk, temporaryFolder } from './desk.ts';
import type { Family } from './family.ts';
import { openCore } from './ownCore.ts';
import { queuePageRows } from './queuePage.ts';
import { fillLibrary, searchRows, waitForIndex } from './queueSearch.ts';
import { openSearchPeers, type SearchPeers } from './searchPeers.ts';
import type { Row } from './table.ts';

/** One library that grows: its search in process and over HTTP against the peers, then the queue on screen. */
export const queue: Family = {
  name: 'queue',
  async run({ quick }) {
    await prepareDesk();
    const data = temporaryFolder();
    const peers = await openSearchPeers();
    try {
      const rows: Row[] = [];
      let from = 0;
      for (const to of quick ? [2000] : [10_000, 100_000]) {
        rows.push(...(await measureAt(data, peers, from, to, quick ? 12 : 60)));
        from = to;
      }
      return rows;
    } finally {
      await peers.close();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

async function measureAt(
  data: string,
  peers: SearchPeers,
  from: number,
  to: number,
  queries: number,
): Promise<readonly Row[]> {
  const size = to.toLocaleString('en');
  const own = await openCore(data);
  const filled = peers.fill(from, to);
  let inProcess: readonly Row[];
  try {
    await fillLibrary(own.api, from, to);
    await filled;
    await waitForIndex(own.api, to - 1);
    inProcess = await searchRows(size, { name: 'in process', api: own.api }, peers, queries);
  } finally {
    await own.core.close();
  }
  const desk = await openDesk(data);
  const browser = await launchChromium();
  try {
    const overHttp = await searchRows(size, { name: 'over HTTP', api: desk.api }, peers, queries);
    // In process only the sum: the kinds differ by what the index costs, and that is in both.
    return [
      ...overHttp,
      ...inProcess.filter(({ what }) => what.includes('all of these')),
      ...(await queuePageRows(browser, desk, size)),
    ];
  } finally {
    await browser.close();
    await desk.close();
  }
}
