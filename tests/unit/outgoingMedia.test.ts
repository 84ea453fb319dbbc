import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import exifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importBatch } from '../../electron/cli/importBatch.ts';
import { type Core, createCore } from '../../electron/core/core.ts';
import { makeRenditions } from '../../electron/core/media/outgoing/makeRenditions.ts';
import { barePlatform } from '../../electron/core/platform.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { wordsOf } from '../../shared/formats/pictureWords.ts';
import { mediumFacts } from '../../shared/story/medium.ts';
import { resourcesFolder, temporaryFolder } from '../contract/hosts.ts';
import { documentOf } from '../formats/formatKit.ts';
import {
  markedAvif,
  markedFilm,
  markedGif,
  markedJpeg,
  markedPng,
  markedSound,
  markedSvg,
  markedTiff,
  markedWebp,
  marker,
  photograph,
} from './markedMedia.ts';

// What pictures, sound and film carry when they leave: what readers are to be told, and nothing of what their files
// knew of places, people and cameras. Looked at in the very bytes that were written.

const words = {
  caption: 'Новый шлюз «Север» & <вода>',
  credit: 'تصوير: ليلى',
  alt: 'A gate under water, ۱۴۰۵',
};
const facts = {
  creator: 'Ada Brook',
  copyright: '© 2026 Ada Brook',
  usageTerms: 'Once, in «Вестник»',
  digitalSourceType: 'compositeWithTrainedAlgorithmicMedia',
};

const folder = temporaryFolder();
const cores: Core[] = [];
let api: Api;
let sources: Readonly<Record<string, string>>;
let id: string;
/** As they were added, by extension. */
let originals: Readonly<Record<string, Buffer>>;
let count = 0;

async function openDesk(): Promise<Api> {
  const core = await createCore({
    dataFolder: join(folder.path, `data-${count++}`),
    resourcesFolder,
    withSamples: false,
    // The page is all that printing gets.
    platform: { ...barePlatform, printPdf: async (html) => Buffer.from(html) },
  });
  cores.push(core);
  return connect({ call: core.dispatch, on: core.onEvent });
}

const line = (text: string): readonly NodeJson[] => [{ type: 'text', text }];
const figure = (source: string, more: Readonly<Record<string, JsonValue>> = {}): NodeJson => ({
  type: 'figure',
  attrs: { source, ...more },
  content: [
    { type: 'caption', content: line(words.caption) },
    { type: 'credit', content: line(words.credit) },
    { type: 'altText', content: line(words.alt) },
  ],
});

beforeAll(async () => {
  api = await openDesk();
  const add = async (name: string, bytes: Uint8Array) =>
    (await api.call('media.add', { name, bytes: new Uint8Array(bytes) })).source;
  originals = {
    jpg: await markedJpeg(),
    png: await markedPng(),
    webp: await markedWebp(),
    gif: await markedGif(),
    svg: markedSvg(),
    tif: await markedTiff(),
    avif: await markedAvif(),
    mp4: markedFilm(),
    mp3: markedSound(),
  };
  sources = Object.fromEntries(
    await Promise.all(
      Object.entries(originals).map(async ([name, bytes]) => [name, await add(`a.${name}`, bytes)] as const),
    ),
  );
  for (const source of Object.values(sources)) {
    const [entry] = (await api.call('media.read', { sources: [source] })).media;
    await api.call('media.update', {
      source,
      revision: entry?.revision ?? 0,
      facts: { ...mediumFacts.parse({}), ...facts },
    });
  }
  const { mp4 = '', mp3 = '', ...pictures } = sources;
  const document = documentOf(
    ...Object.values(pictures).map((source) => figure(source)),
    {
      type: 'video',
      attrs: { source: mp4, poster: pictures.jpg ?? '' },
      content: [{ type: 'mediaTitle' }, { type: 'caption' }, { type: 'credit' }, { type: 'unavailable' }],
    },
    { type: 'audio', attrs: { source: mp3 }, content: [{ type: 'mediaTitle', content: line('Sound') }] },
  );
  ({ id } = await api.call('stories.create', { document, meta: { slug: 'marked' } }));
});
afterAll(async () => {
  for (const core of cores) await core.close();
  folder.remove();
});

async function exported(format: string, asFolder: boolean, story = id) {
  const { outcomes } = await api.call('exports.write', {
    ids: [story],
    format,
    asFolder,
    folder: join(folder.path, `out-${count++}`),
  });
  const [outcome] = outcomes;
  if (outcome === undefined || outcome.error !== null) throw new Error(outcome?.error ?? 'no outcome');
  return outcome;
}

/** All that was written: each file, and each that lies in one as base64. */
function written(files: readonly string[]): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const path of files) {
    const bytes = readFileSync(path);
    found.set(basename(path), bytes);
    if (!/\.(html|json|pdf)$/.test(path)) continue;
    const page = bytes.toString('latin1');
    const inside = [...page.matchAll(/;name=([0-9a-f]+\.\w+);base64,([\w+/=]+)/g)];
    for (const [, name = '', base64 = ''] of inside) found.set(name, Buffer.from(base64, 'base64'));
    if (!path.endsWith('.json')) continue;
    for (const { source, data } of JSON.parse(bytes.toString()).media)
      if (data !== undefined) found.set(source.slice('media:'.length), Buffer.from(data, 'base64'));
  }
  return found;
}

const ways = [
  ['html', true],
  ['html', false],
  ['json', true],
  ['json', false],
  ['pdf', false],
] as const;

test('the files that are exported are full of what is private', () => {
  const found = Object.entries(originals).map(([name, bytes]) => [
    name,
    new Set(bytes.toString('latin1').match(/MARKER-\w+/g)).size,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    jpg: 8,
    png: 6,
    webp: 5,
    gif: 1,
    svg: 4,
    tif: 1,
    avif: 5,
    mp4: 1,
    mp3: 1,
  });
  expect(exifReader.load(originals.jpg ?? Buffer.alloc(0), { expanded: true }).gps).toMatchObject({
    Latitude: 50.45,
  });
});

describe.each(ways)('%s, a folder: %s', (format, asFolder) => {
  test('no file holds what is private', async () => {
    const { files, notes } = await exported(format, asFolder);
    const all = written(files);
    expect([...all.keys()].filter((name) => !/\.(html|json|pdf)$/.test(name)).length).toBeGreaterThanOrEqual(
      9,
    );
    const marked = [...all].filter(([, bytes]) => bytes.includes(marker)).map(([name]) => name);
    if (format === 'json') {
      // Their pixels cannot be kept as they are without their words: that is said.
      expect(marked.map((name) => name.replace(/^\w+\./, '')).sort()).toEqual(['avif', 'tif']);
      expect(notes).toEqual([
        expect.stringMatching(/^The picture “Новый шлюз .* may say where and with which camera it was taken/),
        expect.stringMatching(/^The picture “Новый шлюз .* may say where and with which camera it was taken/),
      ]);
      return;
    }
    expect(marked).toEqual([]);
    expect(notes).toEqual([]);
    for (const [name, bytes] of all) {
      if (!/\.(jpg|png|webp)$/.test(name)) continue;
      const tags = await exifReader.load(bytes, { expanded: true, async: true });
      expect([tags.gps, tags.Thumbnail, tags.makerNotes]).toEqual([undefined, undefined, undefined]);
    }
  });
});

test('every rendition says what it shows, whose it is and how it was made, in every script', async () => {
  const { files } = await exported('html', true);
  const renditions = files.filter((path) => /\.(jpg|png|webp)$/.test(path));
  expect(renditions.length).toBeGreaterThan(8);
  for (const path of renditions) {
    const { xmp, exif } = await exifReader.load(readFileSync(path), {
      expanded: true,
      async: true,
    });
    const told = (name: string) => xmp?.[name]?.description;
    expect({
      caption: told('description'),
      credit: told('Credit'),
      creator: told('creator'),
      copyright: told('rights'),
      alt: told('AltTextAccessibility'),
      usageTerms: told('UsageTerms'),
      digitalSourceType: told('DigitalSourceType'),
    }).toEqual({
      ...words,
      ...facts,
      digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${facts.digitalSourceType}`,
    });
    // Ⓒ is no ASCII, nor is Cyrillic.
    expect([exif?.Artist?.description, exif?.Copyright, exif?.ImageDescription]).toEqual([
      facts.creator,
      undefined,
      undefined,
    ]);
  }
});

test('a page has each picture upright, in the sizes it is shown in, and names them in its data', async () => {
  const source = (
    await api.call('media.add', { name: 'b.jpg', bytes: new Uint8Array(await markedJpeg(2400, 1800)) })
  ).source;
  const { id: story } = await api.call('stories.create', {
    document: documentOf(figure(source, { width: 1800, height: 2400 })),
    meta: { slug: 'upright' },
  });
  const { files } = await exported('html', true, story);
  const page = readFileSync(files[0] ?? '', 'utf8');
  const sizes = await Promise.all(
    files.slice(1).map(async (path) => {
      const { width, height, format, orientation } = await sharp(path).metadata();
      return `${format} ${width}x${height} ${orientation ?? 1}`;
    }),
  );
  expect(sizes.sort()).toEqual(
    ['320x427', '640x853', '1024x1365', '1600x2133']
      .flatMap((size) => [`jpeg ${size} 1`, `webp ${size} 1`])
      .sort(),
  );
  const src = /<img[^>]* src="(media\/[^"]+)"/.exec(page)?.[1] ?? '';
  expect((await sharp(join(dirname(files[0] ?? ''), src)).metadata()).width).toBe(1600);
  expect(page).toMatch(/<picture><source type="image\/webp" srcset="media\/\w+\.webp 320w, /);
  expect(page).toMatch(/<img class="stet-tone-[0-9a-f]{3}"[^>]* width="1800" height="2400" alt="A gate/);
  expect(page).toContain(`"contentUrl":"${src}","encodingFormat":"image/jpeg"`);
  expect(page).toContain('"width":1600,"height":2133');
  expect(page).toContain(`<meta property="og:image" content="${src}">`);
});

test('a part of a picture goes out as that part alone', async () => {
  const redAndBlue = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#f00' } })
    .extend({ right: 400, background: '#00f' })
    .png()
    .toBuffer();
  const { usual, tone } = await makeRenditions({
    source: `media:${'0'.repeat(64)}.png`,
    bytes: redAndBlue,
    crop: { x: 0.5, y: 0.25, width: 0.5, height: 0.5 },
    widths: [320, 640],
    hasSmaller: false,
    words: wordsOf({}),
  });
  expect(usual.map(({ type, width, height }) => [type, width, height])).toEqual([
    ['image/jpeg', 320, 160],
    ['image/jpeg', 400, 200],
  ]);
  expect(tone).toBe('00f');
  const { channels } = await sharp(usual[1]?.bytes).stats();
  expect(channels.map(({ mean }) => Math.round(mean / 255))).toEqual([0, 0, 1]);
});

test('a cropped figure shows and names its part, and reads back as it was', async () => {
  const bytes = new Uint8Array(await photograph(800, 400).jpeg().toBuffer());
  const { source } = await api.call('media.add', { name: 'wide.jpg', bytes });
  const crops = { free: { x: 0.5, y: 0, width: 0.25, height: 0.5 } };
  const whole = { width: 800, height: 400 };
  const document = documentOf(figure(source, { ...whole, crop: 'free', crops }));
  const { id: story } = await api.call('stories.create', { document, meta: { slug: 'cropped' } });
  const { files } = await exported('html', true, story);
  const page = readFileSync(files[0] ?? '', 'utf8');
  const src = /<img[^>]* src="(media\/[^"]+)"/.exec(page)?.[1] ?? '';
  const { width, height } = await sharp(join(dirname(files[0] ?? ''), src)).metadata();
  expect([width, height]).toEqual([200, 200]);
  expect(page).toMatch(/<img[^>]* width="200" height="200"/);
  expect(page).toContain(`"contentUrl":"${src}"`);
  const readBack = async (to: Api) => {
    const [outcome] = await importBatch(to, [
      { name: 'p.html', path: files[0] ?? '', bytes: new Uint8Array(readFileSync(files[0] ?? '')) },
    ]);
    return (await to.call('stories.read', { id: outcome?.id ?? '' })).story.document;
  };
  expect(await readBack(api)).toEqual(document);
  // Where only the part is, nothing more is cut off it.
  expect(await readBack(await openDesk())).toEqual(
    documentOf(figure(`media:${basename(src)}`, { width: 200, height: 200 })),
  );
});

test('what has nothing private in it travels as it is, under its own name', async () => {
  const plain = await Promise.all([
    photograph(30, 20).jpeg().toBuffer(),
    photograph(30, 20)
      .withExif({ IFD0: { Artist: 'Ada Brook', Copyright: 'Ada Brook' } })
      .jpeg()
      .toBuffer(),
    photograph(30, 20).png().toBuffer(),
    photograph(30, 20).webp().toBuffer(),
    photograph(30, 20).tiff().toBuffer(),
    photograph(30, 20).avif({ effort: 0 }).toBuffer(),
  ]);
  const own: string[] = [];
  for (const [index, bytes] of plain.entries())
    own.push((await api.call('media.add', { name: `p${index}`, bytes: new Uint8Array(bytes) })).source);
  const { id: story } = await api.call('stories.create', {
    document: documentOf(...own.map((one) => figure(one))),
  });
  const { files, notes } = await exported('json', true, story);
  expect(notes).toEqual([]);
  expect(
    files
      .slice(1)
      .map((path) => `media:${basename(path)}`)
      .sort(),
  ).toEqual([...own].sort());
});

test('a medium that something was taken out of shows the same, keeps its rights, and is found by its new name', async () => {
  const { files } = await exported('json', true);
  const file = JSON.parse(readFileSync(files[0] ?? '', 'utf8'));
  const named = JSON.stringify(file.document);
  expect(file.media).toHaveLength(9);
  for (const { source, path } of file.media) {
    expect(named).toContain(source);
    expect(files.map((one) => basename(one))).toContain(basename(path));
  }
  const [jpeg = ''] = files.filter((path) => path.endsWith('.jpg'));
  const pixels = async (picture: string | Uint8Array) => sharp(picture).autoOrient().raw().toBuffer();
  expect(Buffer.compare(await pixels(jpeg), await pixels(originals.jpg ?? ''))).toBe(0);
  const { xmp, exif } = exifReader.load(readFileSync(jpeg), { expanded: true });
  expect([xmp?.rights?.description, exif?.Orientation?.value]).toEqual(['© Ada Brook', 6]);
  // Elsewhere it opens with all its media and what is known of them.
  const other = await openDesk();
  const [outcome] = await importBatch(other, [
    { name: 'story.json', path: files[0] ?? '', bytes: readFileSync(files[0] ?? '') },
  ]);
  expect(outcome).toMatchObject({ error: null, missing: [] });
  const [entry] = (await other.call('media.read', { sources: [`media:${basename(jpeg)}`] })).media;
  expect(entry?.facts).toMatchObject(facts);
});

describe.each([true, false])('a page that is read back (a folder: %s)', (asFolder) => {
  const readBack = async (to: Api) => {
    const { files } = await exported('html', asFolder);
    const path = files[0] ?? '';
    const [outcome] = await importBatch(to, [{ name: 'marked.html', path, bytes: readFileSync(path) }]);
    expect(outcome).toMatchObject({ error: null, missing: [], dropped: [] });
    return (await to.call('stories.read', { id: outcome?.id ?? '' })).story.document;
  };

  test('names the media themselves where they are', async () => {
    expect(await readBack(api)).toEqual((await api.call('stories.read', { id })).story.document);
  });

  test('has what the page showed where they are not', async () => {
    const other = await openDesk();
    const text = JSON.stringify(await readBack(other));
    for (const source of Object.values(sources)) expect(text).not.toContain(source);
    const { rows, total } = await other.call('media.list', {});
    expect(total).toBe(9);
    for (const { source } of rows) expect(text).toContain(source);
  });
});

test('an export is called off also while the pictures of a story are made', async () => {
  const many = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (number) => {
      const bytes = new Uint8Array(
        await photograph(1500 + number, 1500)
          .jpeg()
          .toBuffer(),
      );
      return figure((await api.call('media.add', { name: 'n.jpg', bytes })).source);
    }),
  );
  const [short, long] = await Promise.all(
    [documentOf(), documentOf(...many)].map((document) => api.call('stories.create', { document })),
  );
  // The story without pictures is there first.
  const stop = api.on((event) => {
    if (event.type === 'progress' && event.job === 'off') void api.call('exports.cancel', { job: 'off' });
  });
  const { outcomes } = await api.call('exports.write', {
    ids: [short?.id ?? '', long?.id ?? ''],
    format: 'html',
    asFolder: true,
    folder: join(folder.path, 'called-off'),
    job: 'off',
  });
  stop();
  expect(outcomes.map(({ isCancelled, error }) => [isCancelled, error])).toEqual([
    [false, null],
    [true, 'Cancelled. Nothing was written.'],
  ]);
  expect(readdirSync(join(folder.path, 'called-off'))).toHaveLength(1);
});

test('a picture that cannot be read leaves its words and a note, and the story goes out', async () => {
  const bytes = new Uint8Array(await photograph(40, 40).tiff({ compression: 'lzw' }).toBuffer());
  const { source } = await api.call('media.add', { name: 'x.tif', bytes });
  const { id: story } = await api.call('stories.create', { document: documentOf(figure(source)) });
  const name = source.slice('media:'.length);
  rmSync(join(folder.path, 'data-0', 'media', name.slice(0, 2), name));
  const { files, notes } = await exported('html', true, story);
  expect(notes).toEqual([
    expect.stringMatching(/^The picture “.*” is missing: its file is not in the media/),
  ]);
  expect(readFileSync(files[0] ?? '', 'utf8')).toContain('stet-placeholder');
  expect(readdirSync(dirname(files[0] ?? ''))).toEqual(['index.html']);
});
