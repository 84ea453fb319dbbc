import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { storyHash } from '../../electron/core/storyHash.ts';
import type { Input } from '../../shared/contract/calls.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { mediaBeside } from '../../shared/formats/mediaAddress.ts';
import { article } from '../contract/article.ts';
import { temporaryFolder } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';

let desk: DeskInProcess;
let out: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  desk = await deskInProcess();
  out = temporaryFolder();
});
afterEach(async () => {
  await desk.close();
  out.remove();
});

async function story(headline: string, slug: string, document = article(headline)): Promise<string> {
  return (await desk.api.call('stories.create', { document, meta: { slug } })).id;
}

async function rewrite(id: string, document: NodeJson): Promise<void> {
  const { story: now } = await desk.api.call('stories.read', { id });
  await desk.api.call('stories.save', { id, baseRevision: now.revision, document, meta: now.meta });
}

async function write(ids: readonly string[], choice: Partial<Input<'exports.write'>> = {}) {
  const { outcomes } = await desk.api.call('exports.write', {
    ids: [...ids],
    format: 'html',
    folder: out.path,
    ...choice,
  });
  return outcomes;
}
async function writeOne(id: string, choice: Partial<Input<'exports.write'>> = {}) {
  const [outcome] = await write([id], choice);
  const [file = ''] = outcome?.files ?? [];
  return { name: basename(file), file, notes: outcome?.notes, error: outcome?.error };
}
const read = (...names: readonly string[]) => readFileSync(join(out.path, ...names), 'utf8');
const left = (name: string) => `“${name}” was there already and is not this story’s. It was left as it is.`;
const replaced = 'This replaced the last export of the story.';

describe('a name that is taken', () => {
  test('another story’s file stays; each goes on under its own name, whoever is exported first', async () => {
    const [one, two] = [await story('First', 'harbour'), await story('Second', 'Harbour')];
    expect(await writeOne(one)).toMatchObject({ name: 'harbour.html', notes: [], error: null });
    expect(await writeOne(two)).toMatchObject({ name: 'Harbour.html' });
    const three = await story('Third', 'harbour');
    expect(await writeOne(three)).toMatchObject({ name: 'harbour-2.html', notes: [left('harbour.html')] });
    await rewrite(three, article('Third again'));
    await rewrite(one, article('First again'));
    expect(await writeOne(three)).toMatchObject({
      name: 'harbour-2.html',
      notes: [left('harbour.html'), replaced],
    });
    expect(await writeOne(one)).toMatchObject({ name: 'harbour.html', notes: [replaced] });
    expect([read('harbour.html'), read('harbour-2.html')]).toEqual([
      expect.stringContaining('First again'),
      expect.stringContaining('Third again'),
    ]);
  });

  test('stories of one export are told apart as disks that know no case do, also in two exports at once', async () => {
    const ids = await Promise.all(['Ferry', 'ferry', 'FERRY'].map((slug) => story(slug, slug)));
    const results = await Promise.all([write(ids.slice(0, 2)), write(ids.slice(2))]);
    const names = results.flat().map(({ files }) => basename(files[0] ?? ''));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
    for (const [index, name] of names.entries())
      expect(read(name)).toContain(`<title>${['Ferry', 'ferry', 'FERRY'][index]}</title>`);
  });

  test.each([
    ['somebody else’s', 'theirs', left('harbour.html')],
    [
      'the story’s own, worked on by hand',
      null,
      '“harbour.html” was changed since its export. It was left as it is.',
    ],
  ])('a file that is %s is never written over', async (_what, content, note) => {
    const id = await story('Mine', 'harbour');
    if (content === null) {
      await writeOne(id);
      writeFileSync(join(out.path, 'harbour.html'), `${read('harbour.html')}<!-- by hand -->`);
    } else writeFileSync(join(out.path, 'harbour.html'), content);
    const before = read('harbour.html');
    expect(await writeOne(id)).toMatchObject({ name: 'harbour-2.html', notes: [note] });
    expect(read('harbour.html')).toBe(before);
  });

  test('a folder that is somebody else’s is not written into', async () => {
    mkdirSync(join(out.path, 'harbour'));
    writeFileSync(join(out.path, 'harbour', 'notes.txt'), 'theirs');
    const id = await story('Mine', 'harbour');
    const { file, notes } = await writeOne(id, { asFolder: true });
    expect([file, notes]).toEqual([join(out.path, 'harbour-2', 'index.html'), [left('harbour')]]);
    expect(readdirSync(join(out.path, 'harbour'))).toEqual(['notes.txt']);
  });

  test('an export that was cut off is done again under the same names', async () => {
    const id = await story('Mine', 'harbour');
    await writeOne(id);
    const library = openConnection(join(desk.folder, 'stet.sqlite'), 'write', null);
    library.exec('DELETE FROM exported');
    library.close();
    expect(await writeOne(id)).toMatchObject({ name: 'harbour.html', notes: [replaced] });
    expect(readdirSync(out.path)).toEqual(['harbour.html']);
  });
});

describe('a folder with media', () => {
  const withPictures = (sources: readonly string[]): NodeJson => {
    const plain = article('Pictures');
    const figures = sources.map((source): NodeJson => ({ type: 'figure', attrs: { source } }));
    const content = plain.content?.map((field) =>
      field.type === 'body' ? { ...field, content: [...(field.content ?? []), ...figures] } : field,
    );
    return { ...plain, content: content ?? [] };
  };
  const media = () => readdirSync(join(out.path, 'album', 'media')).sort();
  /** What the page shows its pictures by. */
  const shown = () => [...mediaBeside(read('album', 'index.html'))];

  test('loses the pictures that neither page nor JSON name any more, and nothing that is not ours', async () => {
    const sources: string[] = [];
    for (let size = 1; size <= 3; size += 1)
      sources.push((await desk.api.call('media.add', { name: 'p.png', bytes: makePng(size, 1) })).source);
    const names = sources.map((source) => source.slice('media:'.length));
    const [one = '', two = '', three = ''] = names;
    const id = await story('', 'album', withPictures(sources));
    await writeOne(id, { asFolder: true });
    await writeOne(id, { asFolder: true, format: 'json' });
    expect(shown().length).toBeGreaterThanOrEqual(3);
    expect(media()).toEqual([...shown(), ...names].sort());
    writeFileSync(join(out.path, 'album', 'media', 'theirs.png'), 'theirs');
    writeFileSync(join(out.path, 'album', 'media', three), 'changed by somebody');

    await rewrite(id, withPictures(sources.slice(0, 1)));
    await writeOne(id, { asFolder: true });
    expect(media()).toEqual([...shown(), ...names, 'theirs.png'].sort());
    await writeOne(id, { asFolder: true, format: 'json' });
    expect(media()).toEqual([...shown(), one, three, 'theirs.png'].sort());
    expect(existsSync(join(out.path, 'album', 'media', two))).toBe(false);
  });

  test.each(['html', 'json'])('a picture whose file is gone is named in the outcome (%s)', async (format) => {
    const bytes = makePng(4, 1);
    const { source } = await desk.api.call('media.add', { name: 'p.png', bytes });
    const id = await story('Gone', 'gone', withPictures([source]));
    const name = source.slice('media:'.length);
    rmSync(join(desk.folder, 'media', name.slice(0, 2), name));
    expect(await writeOne(id, { format })).toMatchObject({
      notes: ['The picture is missing: its file is not in the media folder.'],
      error: null,
    });
  });
});

test('when no version can be kept, the files are there and their outcomes say both', async () => {
  const ids = [await story('One', 'one'), await story('Two', 'two')];
  const other = openConnection(join(desk.folder, 'stet.sqlite'), 'write', null);
  other.exec('BEGIN IMMEDIATE');
  const outcomes = await write([...ids, 'nobody']);
  other.exec('ROLLBACK');
  other.close();
  expect(outcomes.map(({ error }) => error)).toEqual([
    null,
    null,
    expect.stringContaining('not in the library'),
  ]);
  for (const { files, notes } of outcomes.slice(0, 2)) {
    expect(existsSync(files[0] ?? '')).toBe(true);
    expect(notes).toEqual([expect.stringMatching(/^The file is written, but no version .* Another program/)]);
  }
});

test('what nobody expected fails one story, not the others', async () => {
  const ids = [await story('One', 'one'), await story('Two', 'two')];
  const other = openConnection(join(desk.folder, 'stet.sqlite'), 'write', null);
  other.prepare("UPDATE content SET document = '{' WHERE story_id = ?").run(ids[0]);
  other
    .prepare('UPDATE story SET hash = ? WHERE id = ?')
    .run(
      storyHash(
        '{',
        String(other.prepare('SELECT meta FROM content WHERE story_id = ?').pluck().get(ids[0])),
      ),
      ids[0],
    );
  other.close();
  const outcomes = await write(ids);
  expect(outcomes.map(({ files, error }) => [files.length, error === null])).toEqual([
    [0, false],
    [1, true],
  ]);
  expect(dirname(outcomes[1]?.files[0] ?? '')).toBe(out.path);
});
