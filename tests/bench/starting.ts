import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { launchChromium } from './chromium.ts';
import { openDesk, prepareDesk, temporaryFolder } from './desk.ts';
import type { Family } from './family.ts';

/** From nothing to a desk; the first start made the library and its samples, so all these are second starts. */
export const starting: Family = {
  name: 'start',
  async run({ quick }) {
    await prepareDesk();
    const data = temporaryFolder();
    const browser = await launchChromium();
    try {
      const toLine: number[] = [];
      const toDesk: number[] = [];
      for (let round = 0; round <= (quick ? 2 : 7); round += 1) {
        const line = await startToLine(data);
        const desk = await startToDesk(browser, data);
        if (round === 0) continue;
        toLine.push(line);
        toDesk.push(desk);
      }
      return [
        {
          what: 'npm start’s program to “Stet is open at”, second start',
          ours: { samples: toLine, unit: 's' },
        },
        {
          what: 'loopback server and page to a usable desk, browser running',
          ours: { samples: toDesk, unit: 's' },
        },
      ];
    } finally {
      await browser.close();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

/** Seconds from the launcher's start to the line with the address. */
async function startToLine(data: string): Promise<number> {
  const start = performance.now();
  const launcher = spawn(
    process.execPath,
    [join(projectRoot, 'electron', 'launch', 'start.mjs'), '--host', 'browser', '--no-open', '--data', data],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => launcher.once('exit', () => resolve()));
  let seconds: number | null = null;
  for await (const line of createInterface({ input: launcher.stdout })) {
    if (!line.startsWith('Stet is open at')) continue;
    seconds = (performance.now() - start) / 1000;
    launcher.kill('SIGTERM');
  }
  await ended;
  if (seconds === null) throw new Error('The launcher ended without an address.');
  return seconds;
}

/** Seconds from the server's start until the queue shows stories and a new one could be begun. */
async function startToDesk(browser: Browser, data: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  const desk = await openDesk(data);
  try {
    await page.goto(desk.url, { waitUntil: 'commit' });
    await page.getByRole('listbox', { name: 'Stories' }).getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'New story' }).first().click({ trial: true });
    return (performance.now() - start) / 1000;
  } finally {
    await context.close();
    await desk.close();
  }
}
