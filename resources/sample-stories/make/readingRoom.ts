import { arch, dice, ellipse, gradient, path, picture, polygon, rect } from './shapes.ts';

const width = 1600;
const height = 1067;
const floor = 780;
const bindings = ['#7c2f2a', '#35564f', '#2f4361', '#8a6a32', '#5a4560', '#b08d57', '#44513a', '#9a5a3c'];

function shelf(x: number, y: number, wide: number, seed: number): string {
  const roll = dice(seed);
  let books = '';
  let at = x + 6;
  while (at < x + wide - 16) {
    const thick = 9 + roll() * 11;
    const tall = 52 + roll() * 24;
    const colour = bindings[Math.floor(roll() * bindings.length)] ?? '#7c2f2a';
    if (roll() > 0.09)
      books +=
        rect(at, y - tall, thick, tall, colour) +
        rect(at, y - tall + 12, thick, 3, '#e7d3a4', 'opacity=".6"');
    at += thick + 1.5;
  }
  return books + rect(x, y, wide, 9, '#5b3d28');
}

function bookcase(x: number, wide: number, seed: number): string {
  const rows = [0, 1, 2, 3].map((row) => shelf(x + 10, 330 + row * 98, wide - 20, seed + row)).join('');
  // The two lowest shelves stand empty: that is the story.
  const empty = rect(x + 10, 714, wide - 20, 9, '#5b3d28');
  return (
    rect(x, 230, wide, floor - 230, '#3b281c') +
    rect(x + 10, 240, wide - 20, floor - 250, '#2a1c14') +
    rows +
    empty +
    rect(x - 10, 214, wide + 20, 20, '#6d4a31')
  );
}

function reader(x: number, y: number, coat: string, skin: string, hair: string): string {
  return (
    path(`M${x - 62} ${y}Q${x - 58} ${y - 118} ${x} ${y - 122}Q${x + 58} ${y - 118} ${x + 62} ${y}Z`, coat) +
    rect(x - 13, y - 142, 26, 30, skin) +
    ellipse(x, y - 166, 34, 40, skin) +
    path(
      `M${x - 37} ${y - 160}Q${x - 42} ${y - 214} ${x} ${y - 214}Q${x + 42} ${y - 214} ${x + 37} ${y - 160}Q${x + 26} ${y - 190} ${x} ${y - 190}Q${x - 26} ${y - 190} ${x - 37} ${y - 160}Z`,
      hair,
    )
  );
}

function lamp(x: number, y: number): string {
  return (
    polygon(
      [
        [x - 60, y - 66],
        [x + 60, y - 66],
        [x + 190, y + 8],
        [x - 190, y + 8],
      ],
      '#ffe6a8',
      'opacity=".2"',
    ) +
    rect(x - 3, y - 80, 6, 80, '#a9833d') +
    ellipse(x, y, 34, 7, '#a9833d') +
    path(
      `M${x - 66} ${y - 66}Q${x - 58} ${y - 104} ${x} ${y - 106}Q${x + 58} ${y - 104} ${x + 66} ${y - 66}Z`,
      '#2f6b52',
    ) +
    rect(x - 66, y - 68, 132, 5, '#f5dc9a')
  );
}

/** The inset picture of the body: three arched windows on the harbour, empty lower shelves, readers at a long table. */
export function readingRoom(): string {
  const definitions =
    gradient('wall', [
      [0, '#cfc3a8'],
      [1, '#b3a384'],
    ]) +
    gradient('pane', [
      [0, '#9fc0cf'],
      [0.62, '#dfe6da'],
      [0.63, '#7c9cab'],
      [1, '#59798c'],
    ]) +
    gradient('table', [
      [0, '#8a5a34'],
      [1, '#5e3a20'],
    ]) +
    gradient('boards', [
      [0, '#7d5c40'],
      [1, '#4f3826'],
    ]);
  const windows = [420, 800, 1180]
    .map(
      (x) =>
        arch(x, 640, 236, 520, '#efe6d2') +
        arch(x, 630, 204, 494, 'url(#pane)') +
        rect(x - 4, 140, 8, 490, '#efe6d2') +
        rect(x - 102, 300, 204, 8, '#efe6d2') +
        rect(x - 102, 460, 204, 8, '#efe6d2') +
        rect(x - 130, 636, 260, 20, '#e0d4ba'),
    )
    .join('');
  const light = [420, 800, 1180]
    .map((x) =>
      polygon(
        [
          [x - 90, floor],
          [x + 90, floor],
          [x + 220, height],
          [x - 120, height],
        ],
        '#f7e8bf',
        'opacity=".13"',
      ),
    )
    .join('');
  const openBook = (x: number) =>
    path(
      `M${x} 838Q${x - 36} 820 ${x - 72} 834V852Q${x - 36} 838 ${x} 856Q${x + 36} 838 ${x + 72} 852V834Q${x + 36} 820 ${x} 838Z`,
      '#f6efdf',
    );
  return picture(
    width,
    height,
    definitions,
    rect(0, 0, width, floor, 'url(#wall)') +
      rect(0, 0, width, 70, '#e7dcc2') +
      rect(0, 66, width, 8, '#a8977a') +
      windows +
      rect(0, floor, width, height - floor, 'url(#boards)') +
      [820, 870, 935, 1010].map((y) => rect(0, y, width, 3, '#3f2c1d', 'opacity=".5"')).join('') +
      light +
      // The mark the water left.
      rect(0, 690, width, 4, '#7d6c4e', 'opacity=".55"') +
      rect(0, 694, width, floor - 694, '#6f6148', 'opacity=".18"') +
      bookcase(-40, 300, 21) +
      bookcase(1340, 300, 57) +
      reader(620, 870, '#3d5568', '#c99a78', '#2b211c') +
      reader(1010, 870, '#7a3b34', '#e0b492', '#8d6a3f') +
      polygon(
        [
          [250, 830],
          [1350, 830],
          [1460, 930],
          [140, 930],
        ],
        'url(#table)',
      ) +
      rect(140, 930, 1320, 30, '#4a2d18') +
      rect(220, 960, 40, 107, '#3d2413') +
      rect(1340, 960, 40, 107, '#3d2413') +
      openBook(620) +
      openBook(1010) +
      lamp(420, 862) +
      lamp(815, 862) +
      lamp(1210, 862),
  );
}
