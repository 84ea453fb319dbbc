import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../shared/contract/host.ts';
import { article } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { textsOf } from './deskFiles.ts';

const day = 86_400_000;

test.each([
  ['back a day', -day],
  ['back to 1970', -Date.parse('2026-03-01T08:00:00Z')],
  ['forward ten years', 3653 * day],
])('a clock that is put %s loses nothing and mixes nothing up', async (_what, shift) => {
  const folder = temporaryFolder();
  let time = Date.parse('2026-03-01T08:00:00Z');
  const open = () =>
    openCore({
      dataFolder: join(folder.path, 'data'),
      backupFolder: join(folder.path, 'backups'),
      now: () => new Date(time),
      withSamples: false,
    });
  let core = await open();
  let api = connect({ call: core.dispatch, on: core.onEvent });
  const { id } = await api.call('stories.create', { document: article('Before') });
  const save = async (headline: string): Promise<void> => {
    const { story } = await api.call('stories.read', { id });
    await api.call('stories.save', {
      id,
      baseRevision: story.revision,
      document: article(headline),
      meta: story.meta,
    });
    await api.call('versions.cut', { id });
  };
  await save('One');
  await api.call('backups.make', {});
  time += shift;
  await save('Two');
  const { name } = await api.call('backups.make', {});
  await core.close();
  core = await open();
  api = connect({ call: core.dispatch, on: core.onEvent });
  await save('Three');

  const { versions } = await api.call('versions.list', { id });
  expect(versions.map((one) => one.headline)).toEqual(['Three', 'Two', 'One']);
  expect(Object.values(await textsOf(api))).toEqual([expect.stringContaining('Three')]);
  const { backups, trouble } = await api.call('backups.list', {});
  expect([backups.length, trouble]).toEqual([2, null]);
  expect((await api.call('backups.read', { name })).stories).toMatchObject([{ id, headline: 'Two' }]);
  expect((await api.call('stories.list', { query: 'three' })).total).toBe(1);
  await core.close();
  folder.remove();
});
