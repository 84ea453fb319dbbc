import { desk } from './desk.ts';

/** The order F6 walks in; a region that is not shown is passed over. */
export type RegionName = 'queue' | 'page' | 'inspector' | 'preview';
const order: readonly RegionName[] = ['queue', 'page', 'inspector', 'preview'];

/** Puts the keyboard into a region: where it was there last, or at the region's own first place. */
export function focusRegion(name: RegionName): boolean {
  const region = document.querySelector<HTMLElement>(`[data-region='${name}']`);
  if (region === null) return false;
  const { handle } = desk.get();
  if (name === 'page' && handle !== null) {
    handle.editor.view.focus();
    return true;
  }
  const target =
    region.querySelector<HTMLElement>('[data-region-focus], [role=tab][data-active]') ??
    region.querySelector<HTMLElement>(
      'button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]:not([role=separator])',
    );
  if (target === null) return false;
  target.focus();
  return document.activeElement === target;
}

/** Goes on to the next region (or the one before). */
export function walkRegions(step: 1 | -1): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
  // From the bars the walk begins at the page's neighbour.
  const start = order.findIndex((name) => name.valueOf() === here);
  for (let offset = 1; offset <= order.length; offset += 1) {
    const index = (Math.max(start, 0) + step * offset + order.length * 2) % order.length;
    const name = order[index];
    if (name !== undefined && focusRegion(name)) return;
  }
}
