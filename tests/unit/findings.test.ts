import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { article } from '../contract/article.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';

let desk: DeskInProcess;
beforeEach(async () => {
  desk = await deskInProcess();
});
afterEach(() => desk.close());

test('a story that cannot be read is a finding, and hides none of the others', async () => {
  const ids: string[] = [];
  for (const headline of ['One', 'Two.', 'Three.'])
    ids.push((await desk.api.call('stories.create', { document: article(headline, 'Text.') })).id);
  const library = openConnection(join(desk.folder, 'stet.sqlite'), 'write', null);
  library
    .prepare("UPDATE content SET document = replace(document, 'One', 'Eno') WHERE story_id = ?")
    .run(ids[0]);
  library.close();
  // Else the text would be put back from there.
  rmSync(join(desk.folder, 'journal'), { recursive: true });
  const { findings } = await desk.api.call('stories.findings', { ids: [...ids, 'nobody'] });
  const graves = findings.filter(({ severity }) => severity === 'error');
  expect(graves.map(({ id, title, code }) => [id, title, code])).toEqual([
    [ids[0], 'One', 'story.damaged'],
    ['nobody', '', 'story.notFound'],
  ]);
  expect(findings.filter(({ code }) => code === 'headline.fullStop').map(({ title }) => title)).toEqual([
    'Two.',
    'Three.',
  ]);
});
