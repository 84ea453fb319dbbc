import { rmSync } from 'node:fs';
import { launchChromium } from './chromium.ts';
import { openDesk, prepareDesk, temporaryFolder } from './desk.ts';
import type { Family } from './family.ts';
import { fillLibrary } from './fillLibrary.ts';
import { openCore } from './ownCore.ts';
import { queuePageRows } from './queuePage.ts';
import { ownSearchRow, searchRows } from './queueSearch.ts';
import { openSearchPeers, type SearchPeers } from './searchPeers.ts';
import type { Row } from './table.ts';

/** One library that grows: its search over HTTP and in process against the peers, then the queue on screen. */
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
      const sizes = quick ? [[2000, 12] as const] : [[10_000, 40] as const, [100_000, 12] as const];
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
  say(`${size}: filling`);
  const filled = peers.fill(from, to);
  fillLibrary(data, from, to);
  await filled;
  say('searching');
  const desk = await openDesk(data);
  const browser = await launchChromium();
  const rows: Row[] = [];
  try {
    rows.push(...(await searchRows(size, { name: 'over HTTP', api: desk.api }, peers, queries)));
    say('on screen');
    // What took long to measure is not thrown away because the page fails.
    const onScreen = await queuePageRows(browser, desk, size).catch((error: unknown) => {
      problem(`the page over ${size} stories: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    });
    rows.push(...onScreen);
  } finally {
    await browser.close();
    await desk.close();
  }
  const own = await openCore(data);
  try {
    return [...rows, await ownSearchRow(size, { name: 'in process', api: own.api }, queries)];
  } finally {
    await own.core.close();
  }
}

/** Filling takes minutes: whoever waits is told that it goes on. */
function say(what: string): void {
  process.stderr.write(`${what} … `);
}
