import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../shared/contract/host.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { libraryAt } from './libraryAt.ts';

test.each([2, 3, 4])('a library of step %i, before there were notices, opens and takes one', async (step) => {
  const folder = temporaryFolder();
  libraryAt(step, join(folder.path, 'stet.sqlite'));
  const core = await openCore({ dataFolder: folder.path, now: () => new Date('2026-03-01T08:00:00Z') });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  expect(await api.call('notices.list', {})).toEqual({ notices: [] });
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }];
  const { id } = await api.call('notices.save', {
    title: 'Law',
    kind: 'legal',
    texts: [{ language: 'en', content }],
  });
  expect(await api.call('notices.stories', { id })).toEqual({ total: 0, stories: [] });
  expect((await api.call('stories.read', { id: 'fixture-ferry' })).readOnly).toBe(null);
  await core.close();
  folder.remove();
});
