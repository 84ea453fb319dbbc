import {
  circle,
  ellipse,
  gradient,
  hills,
  path,
  picture,
  pointedArch,
  polygon,
  rect,
  ripples,
} from './shapes.ts';

const width = 1600;
const height = 1067;
const ground = 650;

function cypress(x: number, foot: number, tall: number, colour: string): string {
  return (
    path(
      `M${x} ${foot - tall}C${x + tall * 0.13} ${foot - tall * 0.62} ${x + tall * 0.13} ${foot - tall * 0.16} ${x} ${foot - 10}C${x - tall * 0.13} ${foot - tall * 0.16} ${x - tall * 0.13} ${foot - tall * 0.62} ${x} ${foot - tall}Z`,
      colour,
    ) + rect(x - 4, foot - 16, 8, 18, '#5a4430')
  );
}

function windTower(x: number, top: number, wide: number): string {
  const slots = [0, 1, 2, 3]
    .map((slot) => rect(x + 12 + (slot * (wide - 24)) / 4 + 4, top + 34, (wide - 24) / 4 - 8, 104, '#7a5136'))
    .join('');
  return (
    rect(x, top, wide, ground - top, 'url(#clay)') +
    rect(x - 9, top - 10, wide + 18, 18, '#e6c79a') +
    slots +
    rect(x - 5, top + 156, wide + 10, 10, '#c79a68')
  );
}

function house(): string {
  const niche = (x: number) =>
    pointedArch(x, ground, 104, 190, '#a8764b') + pointedArch(x, ground, 78, 164, '#5f4230');
  return (
    rect(330, 420, 940, ground - 420, 'url(#clay)') +
    rect(318, 404, 964, 22, '#e6c79a') +
    rect(650, 330, 300, ground - 330, '#dcb583') +
    rect(638, 312, 324, 24, '#edd2a8') +
    pointedArch(800, ground, 216, 290, '#2f7f86') +
    pointedArch(800, ground, 184, 258, '#a9693f') +
    pointedArch(800, ground, 150, 222, '#4b3325') +
    [420, 545, 1055, 1180].map(niche).join('') +
    [360, 485, 610, 990, 1115, 1240].map((x) => rect(x - 8, 446, 16, 10, '#2f7f86')).join('')
  );
}

/** The lead picture of the Persian story: a courtyard, its wind towers, and water running to the pool again. */
export function garden(): string {
  const definitions =
    gradient('sky', [
      [0, '#4f86a8'],
      [0.6, '#a9c7cc'],
      [1, '#f3dfba'],
    ]) +
    gradient('clay', [
      [0, '#dfb988'],
      [1, '#c1915f'],
    ]) +
    gradient('earth', [
      [0, '#d3b083'],
      [1, '#a77f55'],
    ]) +
    gradient('pool', [
      [0, '#7fb8bd'],
      [1, '#1f6f7c'],
    ]);
  const pool =
    polygon(
      [
        [640, 760],
        [960, 760],
        [1180, 1010],
        [420, 1010],
      ],
      '#e9d9bb',
    ) +
    polygon(
      [
        [658, 772],
        [942, 772],
        [1142, 996],
        [458, 996],
      ],
      'url(#pool)',
    );
  const channel =
    polygon(
      [
        [782, 652],
        [818, 652],
        [832, 772],
        [768, 772],
      ],
      '#e9d9bb',
    ) +
    polygon(
      [
        [788, 652],
        [812, 652],
        [824, 774],
        [776, 774],
      ],
      '#4fa0aa',
    );
  const bed = (x: number, y: number, wide: number) =>
    ellipse(x, y, wide, wide * 0.17, '#5d7a45') +
    [-0.6, -0.2, 0.25, 0.62]
      .map(
        (at) =>
          circle(x + wide * at, y - 12 - Math.abs(at) * 6, 11, '#b8433a') +
          circle(x + wide * at + 26, y - 4, 9, '#e0c05a'),
      )
      .join('');
  return picture(
    width,
    height,
    definitions,
    rect(0, 0, width, ground, 'url(#sky)') +
      circle(330, 170, 54, '#fff2cf') +
      circle(330, 170, 92, '#fff2cf', 'opacity=".25"') +
      polygon(
        [
          [0, 480],
          [210, 300],
          [330, 380],
          [560, 190],
          [760, 360],
          [920, 270],
          [1180, 430],
          [1380, 320],
          [1600, 470],
          [1600, ground],
          [0, ground],
        ],
        '#7f8fa0',
      ) +
      polygon(
        [
          [560, 190],
          [625, 245],
          [585, 262],
          [548, 238],
          [505, 262],
          [522, 226],
        ],
        '#eef1ee',
      ) +
      polygon(
        [
          [210, 300],
          [248, 324],
          [214, 338],
          [178, 328],
        ],
        '#eef1ee',
        'opacity=".85"',
      ) +
      hills({ width, foot: ground }, 500, 60, 17, '#a48d72') +
      windTower(384, 250, 120) +
      windTower(1096, 230, 130) +
      house() +
      rect(0, ground, width, height - ground, 'url(#earth)') +
      [760, 860, 980].map((y) => rect(0, y, width, 2, '#8d6944', 'opacity=".4"')).join('') +
      channel +
      pool +
      ripples({ x: 560, y: 800, width: 480, height: 170 }, 46, 9, '#e8f4ee') +
      bed(300, 820, 150) +
      bed(1300, 820, 150) +
      bed(180, 980, 190) +
      bed(1420, 980, 190) +
      cypress(130, 760, 420, '#2f5440') +
      cypress(250, 720, 330, '#3b6549') +
      cypress(1360, 720, 340, '#3b6549') +
      cypress(1480, 770, 450, '#2f5440'),
  );
}
