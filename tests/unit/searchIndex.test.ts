import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Library, openLibrary } from '../../electron/core/db/library.ts';
import { openSearchIndex, type SearchIndex } from '../../electron/core/db/searchIndex.ts';
import { createIndexer } from '../../electron/core/search/indexer.ts';
import { toStored } from '../../electron/core/services/storedStory.ts';
import { calls } from '../../shared/contract/calls.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { article } from '../contract/article.ts';
import { temporaryFolder } from '../contract/hosts.ts';

// A library large enough that counting ends before the hits do, held against what reading every story would give.

const count = 1300;
const sections = ['City', 'Sport'];
interface Made {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
  readonly section: string;
  readonly isTrashed: boolean;
}
/** Every story has “harbour” in its text, each third in its headline too; other words are rarer. */
const stories: readonly Made[] = Array.from({ length: count }, (_, index) => ({
  id: `story-${index}`,
  headline: `${index % 3 === 0 ? 'Harbour' : 'Quay'} ${index}`,
  text: `The harbour ${index % 5 === 0 ? 'master said' : 'said master'} so ${index % 7 === 0 ? 'today' : 'yesterday'}`,
  section: sections[index % 2] ?? '',
  isTrashed: index % 50 === 9,
}));

const folder = temporaryFolder();
let library: Library;
let index: SearchIndex;
let indexer: ReturnType<typeof createIndexer>;

beforeAll(() => {
  const now = '2026-11-20T09:00:00Z';
  library = openLibrary({ dataFolder: folder.path, now: new Date(now) });
  library.write(() => {
    for (const { id, headline, text, section, isTrashed } of stories) {
      const meta = storyMeta.parse({ slug: id, section, language: 'en' });
      library.stories.add(toStored(id, article(headline, text), meta), now, now);
      if (isTrashed) library.stories.trash(id, now);
    }
  });
  index = openSearchIndex({
    libraryPath: library.path,
    indexPath: join(folder.path, 'search.sqlite'),
    key: null,
    isShared: false,
  });
  indexer = createIndexer(index, Number.POSITIVE_INFINITY);
});
afterAll(() => {
  index.close();
  library.close();
  folder.remove();
});

const find = (query: string, options: object = {}) =>
  indexer.find(calls['stories.list'].input.parse({ query, limit: 50, ...options }));
const ids = (query: string, options: object = {}) => find(query, options).rows.map(({ id }) => id);

/** Newest first, those with the words in the headline before the others. */
function expected(
  isHit: (text: string) => boolean,
  isWanted: (story: Made) => boolean = () => true,
): readonly string[] {
  const hits = stories
    .filter((story) => !story.isTrashed && isWanted(story) && isHit(`${story.headline} ${story.text}`))
    .toReversed();
  const isInHeadline = ({ headline }: Made) => isHit(headline);
  return [...hits.filter(isInHeadline), ...hits.filter((story) => !isInHeadline(story))].map(({ id }) => id);
}

test.each([
  ['harbour', /harbour/i],
  ['harb', /harb/i],
  ['today', /\btoday/],
  ['said today', /said.*today/],
  ['"master said"', /master said/],
  ['"said master" today', /said master.*today/],
])('%s: page after page in order, each story once', (query, pattern) => {
  const wanted = expected((text) => pattern.test(text));
  const pages: string[] = [];
  for (let offset = 0; offset < count; offset += 50) pages.push(...ids(query, { offset }));
  expect(pages).toEqual(wanted);
});

test.each([
  ['today', 0, 'all of them', expected((text) => /\btoday/.test(text)).length],
  ['harbour', 0, 'no more than is counted', 1000],
  ['harbour', 1000, 'what has been seen beyond that', 1050],
  ['harbour', 1250, 'all, once the end is seen', expected(() => true).length],
  ['submarine', 0, 'none', 0],
])('the total of %s from %i is %s', (query, offset, _what, total) => {
  expect(find(query, { offset }).total).toBe(total);
});

test('what lies in the trash is found there and nowhere else', () => {
  const trashed = stories.filter(({ isTrashed }) => isTrashed).map(({ id }) => id);
  expect(ids('harbour', { trash: true }).toSorted()).toEqual(trashed.toSorted());
  const shown = new Set(expected(() => true));
  expect(trashed.filter((id) => shown.has(id))).toEqual([]);
});

test('filters narrow the hits, and the order stays', () => {
  const wanted = expected(
    (text) => /\btoday/.test(text),
    ({ section }) => section === 'Sport',
  );
  const found = find('today', { section: 'Sport', limit: 1000 });
  expect([found.rows.map(({ id }) => id), found.total]).toEqual([wanted, wanted.length]);
});

test('another order goes over all hits', () => {
  const wanted = expected((text) => /\btoday/.test(text)).toSorted();
  const found = find('today', { sort: 'slug', descending: false, limit: 60 });
  expect([found.rows.map(({ id }) => id), found.total]).toEqual([wanted.slice(0, 60), wanted.length]);
});
