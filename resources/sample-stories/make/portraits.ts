import { circle, ellipse, gradient, path, picture, polygon, rect } from './shapes.ts';

/** A person as plain shapes, head and shoulders; x is the middle of the face. */
interface Sitter {
  readonly x: number;
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly coat: string;
  readonly shirt: string;
}

function shoulders(sitter: Sitter): string {
  const { x } = sitter;
  return (
    path(
      `M${x - 300} 720Q${x - 282} 500 ${x - 110} 462H${x + 110}Q${x + 282} 500 ${x + 300} 720Z`,
      sitter.coat,
    ) +
    polygon(
      [
        [x - 92, 458],
        [x + 92, 458],
        [x, 640],
      ],
      sitter.shirt,
    ) +
    path(`M${x - 62} 400H${x + 62}V476Q${x} 540 ${x - 62} 476Z`, sitter.shade)
  );
}

function face(sitter: Sitter): string {
  const { x } = sitter;
  return (
    ellipse(x, 300, 118, 146, sitter.skin) +
    path(`M${x} 286L${x - 15} 340Q${x} 350 ${x + 15} 340Z`, sitter.shade) +
    ellipse(x - 46, 286, 10, 12, '#2a2320') +
    ellipse(x + 46, 286, 10, 12, '#2a2320') +
    path(
      `M${x - 70} 258Q${x - 46} 244 ${x - 24} 256`,
      'none',
      `stroke="${sitter.hair}" stroke-width="8" stroke-linecap="round"`,
    ) +
    path(
      `M${x + 24} 256Q${x + 46} 244 ${x + 70} 258`,
      'none',
      `stroke="${sitter.hair}" stroke-width="8" stroke-linecap="round"`,
    ) +
    path(
      `M${x - 36} 382Q${x} 404 ${x + 36} 382`,
      'none',
      'stroke="#8c3d35" stroke-width="8" stroke-linecap="round"',
    )
  );
}

/** A reporter with a grey-blonde bob before a harbour window, 16:9. */
export function harbourReporter(): string {
  const sitter: Sitter = {
    x: 560,
    skin: '#e6bd9d',
    shade: '#d09f7c',
    hair: '#8c6a45',
    coat: '#2f4a5c',
    shirt: '#f1ebdf',
  };
  const { x } = sitter;
  const bob = path(
    `M${x - 150} 420Q${x - 182} 120 ${x} 116Q${x + 182} 120 ${x + 150} 420Q${x + 120} 446 ${x + 96} 410V270H${x - 96}V410Q${x - 120} 446 ${x - 150} 420Z`,
    sitter.hair,
  );
  const fringe = path(
    `M${x - 126} 268Q${x - 120} 142 ${x + 10} 138Q${x + 130} 146 ${x + 126} 268Q${x + 60} 224 ${x + 24} 190Q${x - 40} 248 ${x - 126} 268Z`,
    sitter.hair,
  );
  return picture(
    1280,
    720,
    gradient('back', [
      [0, '#c9d3d0'],
      [1, '#93a9ac'],
    ]),
    rect(0, 0, 1280, 720, 'url(#back)') +
      rect(860, 60, 330, 470, '#eef0e8') +
      rect(880, 80, 290, 430, '#7fa3b3') +
      rect(880, 340, 290, 170, '#4d7385') +
      polygon(
        [
          [960, 340],
          [1020, 230],
          [1020, 340],
        ],
        '#f4ede0',
      ) +
      polygon(
        [
          [1028, 340],
          [1028, 250],
          [1074, 340],
        ],
        '#e3d3b6',
      ) +
      path('M940 344H1100Q1090 372 1070 374H968Q946 370 940 344Z', '#7c2f2a') +
      rect(1018, 80, 8, 430, '#eef0e8') +
      bob +
      shoulders(sitter) +
      face(sitter) +
      fringe +
      circle(x - 46, 290, 38, 'none', 'stroke="#3a3029" stroke-width="7"') +
      circle(x + 46, 290, 38, 'none', 'stroke="#3a3029" stroke-width="7"') +
      rect(x - 9, 284, 18, 6, '#3a3029'),
  );
}

/** A reporter with long dark hair and a loose headscarf before a tiled wall, 16:9. */
export function plateauReporter(): string {
  const sitter: Sitter = {
    x: 720,
    skin: '#d9a982',
    shade: '#bf8c66',
    hair: '#2b201c',
    coat: '#7a4b3a',
    shirt: '#e9d8b8',
  };
  const { x } = sitter;
  const tile = (column: number, row: number) => {
    const cx = column * 128 + (row % 2) * 64;
    const cy = row * 111;
    const colour =
      (column + row) % 3 === 0 ? '#2f7f86' : (column * 2 + row) % 4 === 0 ? '#c98a4b' : '#e5d6b8';
    return polygon(
      [
        [cx, cy - 52],
        [cx + 45, cy - 26],
        [cx + 45, cy + 26],
        [cx, cy + 52],
        [cx - 45, cy + 26],
        [cx - 45, cy - 26],
      ],
      colour,
      'opacity=".75"',
    );
  };
  const wall = [0, 1, 2, 3, 4, 5, 6, 7]
    .flatMap((row) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((column) => tile(column, row)))
    .join('');
  const scarf = path(
    `M${x - 176} 560Q${x - 214} 96 ${x} 92Q${x + 214} 96 ${x + 176} 560Q${x + 60} 610 ${x} 600Q${x - 60} 610 ${x - 176} 560Z`,
    '#b8433a',
  );
  const fold = path(
    `M${x - 150} 430Q${x - 80} 560 ${x + 190} 600L${x + 210} 690Q${x - 60} 680 ${x - 190} 540Z`,
    '#9a342d',
  );
  const hair = path(
    `M${x - 122} 290Q${x - 132} 146 ${x} 142Q${x + 132} 146 ${x + 122} 290Q${x + 92} 214 ${x} 200Q${x - 92} 214 ${x - 122} 290Z`,
    sitter.hair,
  );
  return picture(
    1280,
    720,
    gradient('back', [
      [0, '#d9c7a4'],
      [1, '#b79b72'],
    ]),
    rect(0, 0, 1280, 720, 'url(#back)') + wall + scarf + shoulders(sitter) + fold + face(sitter) + hair,
  );
}

/** The picture of a desk rather than a person: a typewriter with a sheet in it, square. */
export function desk(): string {
  const keys = [0, 1, 2].flatMap((row) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((key) =>
      circle(228 + key * 43 - row * 8 + (row === 1 ? 12 : 0), 556 + row * 42, 14, '#f2ead9'),
    ),
  );
  const lines = [0, 1, 2, 3, 4]
    .map((line) => rect(300, 150 + line * 34, line === 4 ? 110 : 200 - (line % 2) * 26, 9, '#8f887c'))
    .join('');
  // The editor's dots: let it stand.
  const dots = [0, 1, 2, 3, 4, 5, 6].map((dot) => circle(304 + dot * 17, 308, 4, '#b3261e')).join('');
  return picture(
    800,
    800,
    gradient('back', [
      [0, '#dfe3dc'],
      [1, '#b9c4bf'],
    ]),
    rect(0, 0, 800, 800, 'url(#back)') +
      rect(0, 640, 800, 160, '#8a5a34') +
      rect(0, 640, 800, 10, '#a4703f') +
      rect(262, 90, 276, 320, '#fbf8f0') +
      lines +
      dots +
      rect(150, 372, 500, 44, '#20262b', 'rx="20"') +
      circle(140, 394, 30, '#39424a') +
      circle(660, 394, 30, '#39424a') +
      path('M196 408H604L668 668Q672 700 640 700H160Q128 700 132 668Z', '#2f3f4a') +
      path('M226 430H574L586 520H214Z', '#22303a') +
      keys.join('') +
      rect(250, 672, 300, 15, '#f2ead9', 'rx="7"'),
  );
}
