import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Serious and critical findings of axe in what the page shows once it has come to rest, a line each: half-way
 * through a fade any text is too pale. Frames are judged by themselves.
 */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const fades = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    // One that is called off has ended too.
    await Promise.allSettled(fades.map(({ finished }) => finished));
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
