/** Pixels between two frames. */
const wallGap = 16;

/**
 * How small each frame is shown so that all stand side by side. Room is dealt out by the square root of the
 * widths: a telephone stays readable and a desktop still looks like one. None is shown larger than it is.
 */
export function wallScales(widths: readonly number[], room: number): readonly number[] {
  let left = Math.max(0, room - wallGap * (widths.length - 1));
  const shown = new Map<number, number>();
  const open = widths.map((width, index) => ({ width, index })).sort((a, b) => a.width - b.width);
  for (const [place, { width, index }] of open.entries()) {
    const weights = open.slice(place).reduce((sum, other) => sum + Math.sqrt(other.width), 0);
    const own = Math.min(width, (left * Math.sqrt(width)) / weights);
    shown.set(index, own);
    left -= own;
  }
  return widths.map((width, index) => (shown.get(index) ?? width) / width);
}
