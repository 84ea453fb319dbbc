import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { connect } from '../../shared/contract/host.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { libraryAt } from './libraryAt.ts';

test('a library of before the directory’s view knows which stories carry a byline', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'stet.sqlite');
  libraryAt(2, path);
  const library = openConnection(path, 'write', null);
  const write = library.prepare('UPDATE content SET document = ? WHERE story_id = ?');
  const bylines = [{ attrs: { contributorId: 'c1' } }, { attrs: { contributorId: '' } }, 7, 'c1'];
  write.run(
    JSON.stringify({ type: 'doc', content: ['x', { type: 'bylines', content: bylines }] }),
    'fixture-ferry',
  );
  // Bits that rotted must not keep the library from opening.
  write.run('{"contributorId":"c1"', 'fixture-wall');
  library.close();
  const core = await openCore({ dataFolder: folder.path, now: () => new Date('2026-03-01T08:00:00Z') });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  const { total, stories } = await api.call('contributors.stories', { id: 'c1' });
  expect([total, stories.map(({ id }) => id)]).toEqual([1, ['fixture-ferry']]);
  await core.close();
  folder.remove();
});
