// `npm run screenshots`: the pictures of the README, made from the running desk with the English sample.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { chromiumArguments } from '../../electron/launch/chromiumArguments.mjs';
import { findChromium } from '../../electron/launch/findChromium.mjs';
import { prepareBuild } from '../../electron/launch/prepare.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { startDeskHost, temporaryFolder } from '../e2e/deskHost.ts';

const headline = 'A harbour town votes to lift its reading room above the tide';
const out = join(projectRoot, 'resources', 'screenshots');

await prepareBuild(projectRoot, process.execPath, console.log);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium found: set CHROME_PATH.');
const folder = temporaryFolder();
const host = await startDeskHost(folder.path, { samples: true });
const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
try {
  mkdirSync(out, { recursive: true });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('option', { name: headline }).click();
  await page.locator('[data-field=headline]').getByText(headline).waitFor();
  await page.getByRole('toolbar', { name: 'Text' }).waitFor();
  await page.mouse.move(1439, 899);
  await shoot(page, 'desk.png');
  await page.keyboard.press('Control+Alt+w');
  for (const width of [320, 640, 1024, 1440]) {
    await page.getByTitle(`Story at ${width} pixels`).contentFrame().getByText('Updated').first().waitFor();
  }
  await shoot(page, 'widths.png');
} finally {
  await browser.close();
  await host.stop();
  folder.remove();
}

/** What is in the window now, all fonts and pictures there, in at most 256 colours. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(async () => {
      await document.fonts.ready;
      const inSight = [...document.images].filter(
        (image) => image.getBoundingClientRect().top < window.innerHeight,
      );
      await Promise.all(inSight.map((image) => image.decode().catch(() => undefined)));
    });
  }
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const small = await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  const path = join(out, name);
  rmSync(path, { force: true });
  writeFileSync(path, small);
  console.log(`${name}: ${Math.round(small.length / 1024)} kB`);
}
