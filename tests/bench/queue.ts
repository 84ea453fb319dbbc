import { rmSync } from 'node:fs';
import { launchChromium } from './chromium.ts';
import { openDesk, prepareDesk, temporaryFolder } from './desk.ts';
import type { Family } from './family.ts';
import { openCore } from './ownCore.ts';
import { queuePageRows } from './queuePage.ts';
import { fillLibrary, ownSearchRow, searchRows, waitForIndex } from './queueSearch.ts';
import { openSearchPeers, type SearchPeers } from './searchPeers.ts';
import type { Row } from './table.ts';

/** One library that grows: its search in process and over HTTP against the peers, then the queue on screen. */
export const queue: Family = {
  name: 'queue',
  async run({ quick }, problem) {
    await prepareDesk();
    const data = temporaryFolder();
    const peers = await openSearchPeers();
    try {
      const rows: Row[] = [];
      let from = 0;
      // Fewer queries of the large library: one letter takes minisearch seconds there.
      const sizes = quick ? [[2000, 12] as const] : [[10_000, 60] as const, [100_000, 20] as const];
      for (const [to, queries] of sizes) {
        rows.push(...(await measureAt(data, peers, { from, to, queries, problem })));
        from = to;
      }
      return rows;
    } finally {
      await peers.close();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

interface Growth {
  readonly from: number;
  readonly to: number;
  /** Of each kind. */
  readonly queries: number;
  readonly problem: (text: string) => void;
}

async function measureAt(
  data: string,
  peers: SearchPeers,
  { from, to, queries, problem }: Growth,
): Promise<readonly Row[]> {
  const size = to.toLocaleString('en');
  const own = await openCore(data);
  const filled = peers.fill(from, to);
  let inProcess: Row;
  try {
    await fillLibrary(own.api, from, to);
    await filled;
    await waitForIndex(own.api, to - 1);
    inProcess = await ownSearchRow(size, { name: 'in process', api: own.api }, queries);
  } finally {
    await own.core.close();
  }
  const desk = await openDesk(data);
  const browser = await launchChromium();
  try {
    const overHttp = await searchRows(size, { name: 'over HTTP', api: desk.api }, peers, queries);
    // What took long to measure is not thrown away because the page fails.
    const onScreen = await queuePageRows(browser, desk, size).catch((error: unknown) => {
      problem(`the page over ${size} stories: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    });
    return [...overHttp, inProcess, ...onScreen];
  } finally {
    await browser.close();
    await desk.close();
  }
}
