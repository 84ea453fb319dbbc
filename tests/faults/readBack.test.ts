import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { article, textOf } from '../contract/article.ts';
import { type DeskInProcess, deskInProcess } from '../unit/deskInProcess.ts';

let desk: DeskInProcess;
beforeEach(async () => {
  desk = await deskInProcess();
});
afterEach(() => desk.close());

/** Another hand in the library's file, while the desk is open. */
function meddle(sql: string): void {
  const database = new Database(join(desk.folder, 'stet.sqlite'));
  database.exec(sql);
  database.close();
}

/** What lies in the file; reading it through the desk would put a damaged text right. */
function stored(): string {
  const database = new Database(join(desk.folder, 'stet.sqlite'), { readonly: true });
  const document = database.prepare('SELECT document FROM content').pluck().get();
  database.close();
  return String(document);
}

async function writtenStory() {
  const { id } = await desk.api.call('stories.create', { document: article('Before') });
  const { story } = await desk.api.call('stories.read', { id });
  const save = () =>
    desk.api.call('stories.save', {
      id,
      baseRevision: story.revision,
      document: article('After'),
      meta: story.meta,
    });
  const read = async () => (await desk.api.call('stories.read', { id })).story;
  return { save, read };
}

test.each([
  ['nothing is written', 'BEFORE UPDATE ON content BEGIN SELECT RAISE(IGNORE); END'],
  [
    'something else is written',
    `AFTER UPDATE ON content BEGIN UPDATE content SET document = '{"type":"doc"}' WHERE story_id = NEW.story_id; END`,
  ],
])(
  'a save of which %s is not called saved, changes nothing, and works when it is sent again',
  async (_what, fault) => {
    const story = await writtenStory();
    meddle(`CREATE TRIGGER fault ${fault}`);
    await expect(story.save()).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/could not be read back.*stays in the window/),
    });
    expect(textOf((await story.read()).document)).toMatch(/^Before/);
    meddle('DROP TRIGGER fault');
    expect(await story.save()).toMatchObject({ revision: 2, hash: (await story.read()).hash });
    expect(textOf((await story.read()).document)).toMatch(/^After/);
  },
);

test('a text that is there already but was damaged on the disk is written again', async () => {
  const story = await writtenStory();
  const { hash } = await story.save();
  meddle(`UPDATE content SET document = replace(document, 'After', 'Aftar')`);
  // The window sends it once more: the answer may have been lost.
  expect(await story.save()).toMatchObject({ hash });
  expect(stored()).toContain('"After"');
});
