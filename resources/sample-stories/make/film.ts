import { arch, gradient, picture, rect, ripples } from './shapes.ts';

export const filmSize = { width: 640, height: 360 } as const;
export const framesPerSecond = 12;
export const filmSeconds = 8;

const steps = 7;

/** How high the water stands at a moment of the film, from 0 (low) to 1 (spring tide): up, a pause, and back. */
function tideAt(share: number): number {
  const eased = (part: number) => part * part * (3 - 2 * part);
  if (share < 0.45) return eased(share / 0.45);
  if (share < 0.6) return 1;
  return 1 - eased((share - 0.6) / 0.4);
}

/** One frame: the steps of the Customs House, the gauge beside them, and the water at that moment. */
export function frame(index: number): string {
  const { width, height } = filmSize;
  const tide = tideAt(index / (filmSeconds * framesPerSecond - 1));
  const water = 318 - tide * 130;
  const flight = Array.from({ length: steps }, (_, step) => {
    const top = 178 + step * 22;
    return (
      rect(150 - step * 14, top, 380 + step * 28, 22, step % 2 === 0 ? '#c9b99c' : '#bcab8e') +
      rect(150 - step * 14, top, 380 + step * 28, 3, '#e7dac0')
    );
  }).join('');
  const doors = [230, 340, 450]
    .map((x) => arch(x, 178, 70, 132, '#efe2c8') + arch(x, 178, 56, 122, 'url(#lamp)'))
    .join('');
  const marks = Array.from({ length: 14 }, (_, mark) =>
    rect(584, 96 + mark * 18, mark % 2 === 0 ? 22 : 13, 4, mark % 2 === 0 ? '#b3261e' : '#3a3f45'),
  ).join('');
  return picture(
    width,
    height,
    gradient('wall', [
      [0, '#d8c7a9'],
      [1, '#bfab8c'],
    ]) +
      gradient('sea', [
        [0, '#86a3b0'],
        [1, '#23405a'],
      ]) +
      gradient('lamp', [
        [0, '#ffe6a8'],
        [1, '#efaa55'],
      ]),
    rect(0, 0, width, height, '#a9b9bf') +
      rect(90, 0, 500, 200, 'url(#wall)') +
      rect(90, 26, 500, 8, '#efe2c8') +
      doors +
      flight +
      rect(576, 80, 40, 280, '#f3ede0') +
      marks +
      rect(0, water, width, height - water, 'url(#sea)', 'opacity=".86"') +
      rect(0, water, width, 2, '#eef4f2', 'opacity=".8"') +
      `<g transform="translate(${Math.sin(index / 9) * 14} 0)">${ripples({ x: -20, y: water + 6, width: width + 40, height: height - water }, 40, 4, '#dbe8e8')}</g>`,
  );
}
