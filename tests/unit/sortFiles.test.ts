import { describe, expect, test } from 'vitest';
import { sortFiles } from '../../renderer/exchange/sortFiles.ts';

const a = `${'a1'.repeat(32)}.jpg`;
const b = `${'b2'.repeat(32)}.mp3`;

describe('what a person gives to import', () => {
  test.each<
    [
      string,
      readonly string[],
      { stories: readonly string[]; media: readonly string[]; notes: readonly string[] },
    ]
  >([
    ['one story', ['ferry.md'], { stories: ['ferry.md'], media: [], notes: [] }],
    [
      'a story and its media, file by file',
      ['story.json', a, b],
      { stories: ['story.json'], media: [a, b], notes: [] },
    ],
    [
      'a story exported as a folder',
      ['ferry/story.json', `ferry/media/${a}`, `ferry/media/${b}`, 'ferry/.DS_Store'],
      { stories: ['ferry/story.json'], media: [a, b], notes: ['1 other file was left alone.'] },
    ],
    [
      'a folder of such folders, and stories beside them',
      [
        'out/ferry/story.json',
        `out/ferry/media/${a}`,
        'out/wall/index.html',
        `out/wall/media/${a}`,
        'out/notes.txt',
        'out/map.pdf',
        'out/deep/er/story.json',
        'out/x/readme.md',
      ],
      {
        stories: ['out/ferry/story.json', 'out/wall/index.html', 'out/notes.txt', 'out/deep/er/story.json'],
        media: [a],
        notes: ['2 other files were left alone.'],
      },
    ],
    [
      'one story in two formats',
      ['ferry/index.html', 'ferry/story.json'],
      {
        stories: ['ferry/story.json'],
        media: [],
        notes: [
          'ferry/index.html: Not imported, because story.json beside it is the same story. Import it by itself if it is not.',
        ],
      },
    ],
    [
      'both formats, chosen by hand',
      ['index.html', 'story.json'],
      { stories: ['index.html', 'story.json'], media: [], notes: [] },
    ],
    ['what no importer knows', ['letter.docx'], { stories: ['letter.docx'], media: [], notes: [] }],
  ])('%s', (_name, paths, expected) => {
    const { stories, media, notes } = sortFiles(paths.map((path) => ({ path })));
    expect({ stories: stories.map(({ path }) => path), media: [...media.keys()], notes }).toEqual(expected);
  });
});
