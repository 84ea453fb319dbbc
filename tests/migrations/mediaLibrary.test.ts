import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { connect } from '../../shared/contract/host.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { libraryAt } from './libraryAt.ts';

const media = (letter: string, extension = 'png') => `media:${letter.repeat(64)}.${extension}`;

test('a library of before the media library knows its files, which stories show them, and which versions', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'stet.sqlite');
  libraryAt(3, path);
  const library = openConnection(path, 'write', null);
  const add =
    library.prepare(`INSERT INTO medium (source, type, bytes, width, height, name, caption, credit, alt, added_at)
    VALUES (?, 'image/png', 1, 1, 1, ?, ?, '', ?, '2026-02-01T10:00:00.000Z')`);
  add.run(media('a'), 'Шлюз.PNG', 'The sluice', 'A gate');
  add.run(media('b'), 'b.png', '', '');
  add.run(media('c'), 'c.png', '', '');
  const write = library.prepare('UPDATE content SET document = ? WHERE story_id = ?');
  const parts = [
    { type: 'figure', attrs: { source: media('a') } },
    {
      type: 'newer',
      attrs: { deep: [{ sources: [media('d'), 'media:x', media('e', 'toolong'), 7, null] }] },
    },
  ];
  write.run(JSON.stringify({ type: 'doc', content: parts }), 'fixture-ferry');
  // Bits that rotted must not keep the library from opening.
  write.run(`{"source":"${media('a')}"`, 'fixture-wall');
  library
    .prepare('UPDATE kept SET content = ?')
    .run(gzipSync(`{"type":"doc","content":[{"source":"${media('b')}"}]}\n{}`));
  library.close();

  const core = await openCore({ dataFolder: folder.path, now: () => new Date('2026-03-01T08:00:00Z') });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  const found = await api.call('media.list', { search: 'шлюз sluice' });
  expect([found.total, found.rows.map(({ source, stories }) => [source, stories])]).toEqual([
    1,
    [[media('a'), 1]],
  ]);
  const [entry] = (await api.call('media.read', { sources: [media('a')] })).media;
  expect(entry).toMatchObject({
    caption: 'The sluice',
    alt: 'A gate',
    facts: { caption: 'The sluice', altText: 'A gate', credit: '', mayExport: true },
    embedded: null,
    revision: 1,
    usedBy: [{ id: 'fixture-ferry' }],
  });
  const { outcomes } = await api.call('media.remove', { sources: [media('a'), media('b'), media('c')] });
  expect(outcomes.map(({ error }) => error === null)).toEqual([false, false, true]);
  await core.close();

  const after = openConnection(path, 'read', null);
  expect(after.prepare('SELECT source, story_id FROM used ORDER BY 1, 2').raw().all()).toEqual([
    [media('a'), 'fixture-ferry'],
    [media('d'), 'fixture-ferry'],
  ]);
  expect(after.prepare('SELECT source FROM kept_medium').pluck().all()).toEqual([media('b')]);
  after.close();
  folder.remove();
});
