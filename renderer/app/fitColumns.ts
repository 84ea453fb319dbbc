export type PanelName = 'queue' | 'inspector' | 'preview';

export interface PanelWish {
  readonly isOpen: boolean;
  /** CSS pixels the person gave it. */
  readonly width: number;
}

export interface PanelPlace {
  /** `beside` the page; `over` it, because there is no room; `folded` to its rail or to nothing. */
  readonly mode: 'beside' | 'over' | 'folded';
  readonly width: number;
}

export const panelLimits = {
  queue: { least: 260, most: 420, normal: 312 },
  inspector: { least: 300, most: 460, normal: 320 },
  preview: { least: 348, most: 1600, normal: 480 },
} as const satisfies Readonly<Record<PanelName, object>>;

const railWidth = 48;
/** Below this a line of the page holds too few words to be read. */
const leastPage = 480;
/** Who gives way first when the window is too narrow. */
const yielding: readonly PanelName[] = ['queue', 'inspector', 'preview'];

/**
 * Who stands where in a window of this width. Panels shrink before one folds; the one asked for last folds
 * last, and floats over the page when there is no room for it even alone.
 */
export function fitColumns(
  windowWidth: number,
  wishes: Readonly<Record<PanelName, PanelWish>>,
  latest: PanelName | null,
): Readonly<Record<PanelName, PanelPlace>> {
  const order = [
    ...yielding.filter((name) => name !== latest),
    ...yielding.filter((name) => name === latest),
  ];
  let open = order.filter((name) => wishes[name].isOpen);
  const needed = (names: readonly PanelName[]): number =>
    leastPage +
    names.reduce((sum, name) => sum + panelLimits[name].least, names.includes('queue') ? 0 : railWidth);
  while (open.length > 0 && needed(open) > windowWidth && !(open.length === 1 && open[0] === latest)) {
    open = open.slice(1);
  }
  const isOver = open.length === 1 && needed(open) > windowWidth;
  const widths = shrink(windowWidth, wishes, open);
  const place = (name: PanelName): PanelPlace => {
    const { least, most } = panelLimits[name];
    if (!open.includes(name)) return { mode: 'folded', width: name === 'queue' ? railWidth : 0 };
    if (isOver) {
      const width = Math.min(clamp(wishes[name].width, least, most), windowWidth - railWidth);
      return { mode: 'over', width };
    }
    return { mode: 'beside', width: widths[name] };
  };
  return { queue: place('queue'), inspector: place('inspector'), preview: place('preview') };
}

/** The open panels' widths, taken down towards their least until the page has room. */
function shrink(
  windowWidth: number,
  wishes: Readonly<Record<PanelName, PanelWish>>,
  open: readonly PanelName[],
): Record<PanelName, number> {
  const widths = { queue: 0, inspector: 0, preview: 0 };
  for (const name of open) {
    widths[name] = clamp(wishes[name].width, panelLimits[name].least, panelLimits[name].most);
  }
  const rail = open.includes('queue') ? 0 : railWidth;
  let excess = widths.queue + widths.inspector + widths.preview + rail + leastPage - windowWidth;
  // The preview is the widest and the first to give; then what stands at the sides.
  for (const name of ['preview', 'inspector', 'queue'] as const) {
    if (excess <= 0 || !open.includes(name)) continue;
    const given = Math.min(excess, widths[name] - panelLimits[name].least);
    widths[name] -= given;
    excess -= given;
  }
  return widths;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
