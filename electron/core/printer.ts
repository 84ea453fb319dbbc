import type { Browser, BrowserContext, Page } from 'playwright-core';
import { StetError } from '../../shared/contract/reply.ts';
import { chromiumArguments } from '../launch/chromiumArguments.mjs';
import { findChromium } from '../launch/findChromium.mjs';
import { longestPrint, printWithin } from './printWithin.ts';

export interface Printer {
  /** A self-contained page as PDF, by its own print rules. */
  pdf(html: string): Promise<Uint8Array>;
  /** The whole page as PNG at each width in CSS pixels, in that order. */
  pictures(html: string, widths: readonly number[]): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

/** Whether this machine has a browser to print with. */
export function canPrint(): boolean {
  return findChromium() !== undefined;
}

/**
 * Lays pages out in the machine's Chromium, without scripts and without network. The browser is started for
 * the first page and stays until `close`. Calls reject with StetError `unsupported` where there is none, and
 * `cancelled` when it does not come to an end; it is then started anew for the next page. With `endsAtSignals` the
 * driver ends this process itself when it is told to end; a desk has its windows save first.
 */
export function createPrinter({ endsAtSignals = true } = {}): Printer {
  let browser: Promise<Browser> | null = null;

  async function withPage<Result>(
    work: (page: Page) => Promise<Result>,
    viewport?: { width: number; height: number },
  ): Promise<Result> {
    browser ??= launch(endsAtSignals);
    const opened = await browser.catch((error: unknown) => {
      browser = null;
      throw error;
    });
    const context = await opened.newContext({
      javaScriptEnabled: false,
      offline: true,
      serviceWorkers: 'block',
      ...(viewport && { viewport }),
    });
    const printed = quietPage(context)
      .then(work)
      .finally(() => context.close());
    return printWithin(longestPrint, printed, () => {
      browser = null;
      void opened.close().catch(() => {});
    });
  }

  return {
    pdf: (html) =>
      withPage(async (page) => {
        await page.setContent(html, { waitUntil: 'load' });
        return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
      }),
    pictures: (html, widths) =>
      withPage(
        async (page) => {
          await page.setContent(html, { waitUntil: 'load' });
          const pictures: Uint8Array[] = [];
          for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            pictures.push(await page.screenshot({ fullPage: true, animations: 'disabled' }));
          }
          return pictures;
        },
        { width: widths[0] ?? 1024, height: 900 },
      ),
    async close() {
      const opened = await browser?.catch(() => null);
      browser = null;
      await opened?.close();
    },
  };
}

async function launch(endsAtSignals: boolean): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new StetError(
      'unsupported',
      'No Chrome, Chromium or Edge was found on this machine. Install one, or set CHROME_PATH to its program.',
    );
  }
  // Loaded when first needed: most starts print nothing.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: [...chromiumArguments()],
    handleSIGINT: endsAtSignals,
    handleSIGTERM: endsAtSignals,
    handleSIGHUP: endsAtSignals,
  });
}

/** `offline` stops the network; aborting stops file: and everything else but the page itself and its data. */
async function quietPage(context: BrowserContext): Promise<Page> {
  await context.route('**', (route) =>
    /^(data|blob|about):/.test(route.request().url()) ? route.continue() : route.abort(),
  );
  return context.newPage();
}
