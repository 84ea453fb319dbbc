/** Small words for drawing with SVG: every picture of the samples is made of these. */

export type Point = readonly [x: number, y: number];

/** A repeatable stream of numbers from 0 to 1 (mulberry32), so that a picture comes out the same each time. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

export function rect(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${more}/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, more = ''): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" ${more}/>`;
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" ${more}/>`;
}

export function polygon(points: readonly Point[], fill: string, more = ''): string {
  return `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}" ${more}/>`;
}

export function path(data: string, fill: string, more = ''): string {
  return `<path d="${data}" fill="${fill}" ${more}/>`;
}

/** A window with a round head; x is its middle, y its foot. */
export function arch(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  const half = width / 2;
  const spring = y - height + half;
  return path(
    `M${round(x - half)} ${round(y)}V${round(spring)}A${round(half)} ${round(half)} 0 0 1 ${round(x + half)} ${round(spring)}V${round(y)}Z`,
    fill,
    more,
  );
}

/** A pointed arch, as in the gateways of the Iranian plateau; x is its middle, y its foot. */
export function pointedArch(x: number, y: number, width: number, height: number, fill: string): string {
  const half = width / 2;
  const spring = y - height * 0.55;
  return path(
    `M${round(x - half)} ${round(y)}V${round(spring)}C${round(x - half)} ${round(spring - height * 0.26)} ${round(x - half * 0.4)} ${round(y - height * 0.92)} ${round(x)} ${round(y - height)}C${round(x + half * 0.4)} ${round(y - height * 0.92)} ${round(x + half)} ${round(spring - height * 0.26)} ${round(x + half)} ${round(spring)}V${round(y)}Z`,
    fill,
  );
}

/** A ridge of hills from edge to edge, filled down to `foot`. */
export function hills(
  size: { readonly width: number; readonly foot: number },
  top: number,
  height: number,
  seed: number,
  fill: string,
): string {
  const roll = dice(seed);
  const steps = 7;
  let data = `M0 ${size.foot}V${round(top + roll() * height)}`;
  for (let step = 1; step <= steps; step += 1) {
    const x = (size.width * step) / steps;
    const bend = (size.width * (step - 0.5)) / steps;
    data += `Q${round(bend)} ${round(top + (roll() - 0.4) * height)} ${round(x)} ${round(top + roll() * height)}`;
  }
  return path(`${data}V${size.foot}Z`, fill);
}

/** Short strokes of light on water. */
export function ripples(
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  count: number,
  seed: number,
  fill: string,
): string {
  const roll = dice(seed);
  let strokes = '';
  for (let index = 0; index < count; index += 1) {
    const depth = roll();
    const width = 14 + depth * 90 * (0.4 + roll());
    const x = area.x + roll() * area.width - width / 2;
    strokes += rect(
      x,
      area.y + depth * area.height,
      width,
      1.5 + depth * 3.5,
      fill,
      `rx="2" opacity="${round(0.15 + roll() * 0.5)}"`,
    );
  }
  return strokes;
}

export function gradient(id: string, stops: readonly (readonly [offset: number, colour: string])[]): string {
  const marks = stops.map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`).join('');
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${marks}</linearGradient>`;
}

export function picture(width: number, height: number, definitions: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${definitions}</defs>${body}</svg>`;
}
