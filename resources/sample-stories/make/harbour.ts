import { arch, circle, ellipse, gradient, hills, path, picture, polygon, rect, ripples } from './shapes.ts';

const width = 1600;
const height = 1067;
const waterline = 720;

function warehouse(x: number, top: number, wide: number, wall: string, roof: string): string {
  const windows = [0.2, 0.5, 0.8]
    .map(
      (at) =>
        rect(x + wide * at - 9, top + 60, 18, 26, '#f2c879', 'opacity=".55"') +
        rect(x + wide * at - 9, top + 120, 18, 26, '#1d2b3a', 'opacity=".5"'),
    )
    .join('');
  return (
    polygon(
      [
        [x - 8, top + 4],
        [x + wide / 2, top - 62],
        [x + wide + 8, top + 4],
      ],
      roof,
    ) +
    rect(x, top, wide, waterline - top, wall) +
    windows
  );
}

function customsHouse(): string {
  const left = 560;
  const wide = 520;
  const top = 440;
  const bays = [0, 1, 2, 3, 4, 5, 6];
  const middle = (bay: number) => left + 50 + bay * 70;
  const lamps = bays
    .map(
      (bay) =>
        arch(middle(bay), waterline - 26, 44, 118, 'url(#lamp)') +
        rect(middle(bay) - 1.5, waterline - 140, 3, 114, '#8a4d24'),
    )
    .join('');
  const upper = bays
    .map((bay) => rect(middle(bay) - 15, top + 44, 30, 52, bay === 2 || bay === 5 ? '#f4cf86' : '#5d6b78'))
    .join('');
  return (
    rect(left, top, wide, waterline - top, 'url(#stone)') +
    rect(left - 12, top - 14, wide + 24, 18, '#e9dcc6') +
    rect(left - 6, top + 122, wide + 12, 9, '#cbb99f') +
    polygon(
      [
        [left + 150, top - 14],
        [left + 260, top - 84],
        [left + 370, top - 14],
      ],
      '#e3d4bb',
    ) +
    circle(left + 260, top - 42, 17, '#5d6b78') +
    circle(left + 260, top - 42, 12, '#f0e6d2') +
    rect(left + 243, top - 150, 34, 72, '#d9c9ae') +
    path(`M${left + 238} ${top - 150}q22 -46 44 0Z`, '#3f5a5c') +
    rect(left + 258.5, top - 208, 3, 40, '#3f5a5c') +
    upper +
    lamps +
    rect(left - 30, waterline - 26, wide + 60, 26, '#9d8f7c') +
    rect(left - 46, waterline - 13, wide + 92, 13, '#857866')
  );
}

function boat(x: number, y: number, scale: number, hull: string, sail: string | null): string {
  const mast =
    sail === null
      ? ''
      : rect(-2, -118, 4, 118, '#3a3029') +
        polygon(
          [
            [4, -112],
            [62, -14],
            [4, -14],
          ],
          sail,
        ) +
        polygon(
          [
            [-5, -98],
            [-40, -14],
            [-5, -14],
          ],
          sail,
          'opacity=".75"',
        );
  const cabin =
    sail === null
      ? rect(-30, -34, 44, 26, '#e8e0d2') +
        rect(-22, -28, 12, 11, '#46586a') +
        rect(-4, -28, 12, 11, '#46586a')
      : '';
  const body =
    mast +
    cabin +
    path('M-78 -12H82Q70 26 44 28H-48Q-70 24 -78 -12Z', hull) +
    rect(-78, -14, 160, 5, '#f3ead9');
  return `<g transform="translate(${x} ${y}) scale(${scale})">${body}<g transform="translate(0 54) scale(1 -.7)" opacity=".22">${body}</g></g>`;
}

/** The lead picture: the Customs House at high water. `tide` lifts the water over the steps, in pixels. */
export function harbour(tide = 0): string {
  const water = waterline - tide;
  const town =
    warehouse(330, 560, 150, '#7b5a50', '#54403d') +
    warehouse(1170, 540, 170, '#6d5650', '#4b3c3c') +
    warehouse(1352, 580, 140, '#80665a', '#5a4642') +
    warehouse(178, 590, 130, '#6a5b5c', '#4a4145') +
    customsHouse();
  const definitions =
    gradient('sky', [
      [0, '#28405c'],
      [0.45, '#7f7f92'],
      [0.75, '#e3a582'],
      [1, '#f6d3a0'],
    ]) +
    gradient('sea', [
      [0, '#d9a283'],
      [0.18, '#8f8590'],
      [0.6, '#3b5570'],
      [1, '#1e3350'],
    ]) +
    gradient('stone', [
      [0, '#dccbb0'],
      [1, '#bda88c'],
    ]) +
    gradient('lamp', [
      [0, '#ffe6a8'],
      [1, '#f0a94f'],
    ]);
  const reflection = `<g transform="translate(0 ${water * 2}) scale(1 -1)" opacity=".3">${town}</g>`;
  const glow = [0, 1, 2, 3, 4, 5, 6]
    .map((bay) => rect(592 + bay * 70, water + 12, 36, 190, '#ffcf7d', 'opacity=".2" rx="14"'))
    .join('');
  return picture(
    width,
    height,
    definitions,
    rect(0, 0, width, waterline, 'url(#sky)') +
      circle(1240, 520, 66, '#ffe9bd', 'opacity=".9"') +
      circle(1240, 520, 110, '#ffe9bd', 'opacity=".18"') +
      ellipse(420, 190, 280, 16, '#c9b6b4', 'opacity=".35"') +
      ellipse(980, 130, 360, 12, '#c9b6b4', 'opacity=".28"') +
      ellipse(1290, 250, 220, 10, '#e9c3ac', 'opacity=".4"') +
      hills({ width, foot: waterline }, 470, 80, 11, '#6d6f86') +
      hills({ width, foot: waterline }, 560, 70, 5, '#545b70') +
      town +
      `<clipPath id="below"><rect x="0" y="${water}" width="${width}" height="${height - water}"/></clipPath>` +
      `<g clip-path="url(#below)">${rect(0, water, width, height - water, 'url(#sea)')}${reflection}${glow}</g>` +
      ripples({ x: 0, y: water + 14, width, height: height - water - 20 }, 190, 3, '#f3d3b0') +
      ripples({ x: 0, y: water + 60, width, height: height - water - 70 }, 90, 8, '#16283f') +
      boat(360, water + 150, 1.25, '#7c2f2a', '#f1e6d3') +
      boat(1200, water + 96, 0.95, '#2f4a45', null) +
      boat(880, water + 240, 1.5, '#28374a', null) +
      polygon(
        [
          [0, height],
          [0, 930],
          [250, 980],
          [330, height],
        ],
        '#1a222c',
      ) +
      rect(60, 890, 16, 70, '#11171e') +
      rect(150, 912, 16, 60, '#11171e') +
      path('M68 904Q110 940 158 926', 'none', 'stroke="#2d3a46" stroke-width="5"'),
  );
}
