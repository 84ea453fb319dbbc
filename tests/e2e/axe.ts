import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Serious and critical findings of axe in what the page shows now, a line each; frames are judged by themselves. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // The line above put it there.
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations } = await judge.run(document, { iframes: false, resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
  });
}
