import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from '../../shared/zod.ts';

/** In device-independent pixels of the desktop, as Electron counts them. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const windowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

export const smallest = { width: 480, height: 400 } as const;
const usual = { width: 1440, height: 900 } as const;

/** What was kept, or null when there is nothing to go by. */
export function readWindowState(path: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // A first start, or a file somebody spoilt: the window opens as if for the first time.
    return null;
  }
}

export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, JSON.stringify(state));
    renameSync(`${path}.part`, path);
  } catch {
    // A full or read-only disk: the place of a window is not worth a word about it.
  }
}

/**
 * Where to put the window: the kept bounds if a person could take hold of the window there, on the screens
 * as they are now (`workAreas`, the first being the main one); else the middle of the main screen.
 */
export function fitBounds(kept: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const main = workAreas[0] ?? { x: 0, y: 0, ...usual };
  const home = kept === null ? undefined : workAreas.find((area) => holdsTitleBar(area, kept));
  if (kept === null || home === undefined) return centred(main);
  const width = Math.max(smallest.width, Math.min(kept.width, home.width));
  const height = Math.max(smallest.height, Math.min(kept.height, home.height));
  return { x: kept.x, y: kept.y, width, height };
}

/** At least 120 × 30 pixels of the window's top edge can be seen. */
function holdsTitleBar(area: Bounds, { x, y, width }: Bounds): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= 120 && y >= area.y && y <= area.y + area.height - 30;
}

function centred(area: Bounds): Bounds {
  const width = Math.min(usual.width, area.width);
  const height = Math.min(usual.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}
