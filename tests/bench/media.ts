import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openLibrary } from '../../electron/core/db/library.ts';
import { writtenMedium } from '../../electron/core/services/mediumRecord.ts';
import type { Input } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { mediumFacts } from '../../shared/story/medium.ts';
import type { Family } from './family.ts';
import { openCore } from './ownCore.ts';
import { watchPeak } from './peakMemory.ts';
import { previewRow } from './previewPictures.ts';
import type { Row } from './table.ts';

/** Different files of the same photograph: bytes behind it make each another one. */
async function photographs(folder: string, count: number): Promise<readonly string[]> {
  const photograph = await sharp({
    create: {
      width: 4000,
      height: 3000,
      channels: 3,
      background: '#865',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .withExif({ IFD0: { ImageDescription: 'The new sluice', Artist: 'Ada Brook' } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return Array.from({ length: count }, (_, index) => {
    const path = join(folder, `${index}.jpg`);
    writeFileSync(path, Buffer.concat([photograph, Buffer.from(`photograph ${index}`)]));
    return path;
  });
}

interface Measured {
  readonly seconds: number;
  readonly peak: number;
}

async function measured(work: () => Promise<void>): Promise<Measured> {
  const stop = watchPeak(process.pid);
  const start = performance.now();
  await work();
  return { seconds: (performance.now() - start) / 1000, peak: stop() };
}

/** Opened, read to the last line, kept and entered; the floor only hashes and copies. */
async function addAll(folder: string, count: number): Promise<readonly Row[]> {
  const paths = await photographs(folder, count);
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  const floor = await measured(async () => {
    for (const path of paths) {
      const bytes = readFileSync(path);
      writeFileSync(join(copies, createHash('sha256').update(bytes).digest('hex')), bytes, { flush: true });
    }
  });
  rmSync(copies, { recursive: true });
  const { core, api } = await openCore(join(folder, 'data'));
  try {
    const ours = await measured(async () => {
      for (const path of paths) await api.call('media.add', { name: 'p.jpg', bytes: readFileSync(path) });
    });
    return addRows(count, ours, floor);
  } finally {
    await core.close();
  }
}

function addRows(count: number, ours: Measured, floor: Measured): readonly Row[] {
  const peer = 'SHA-256 and a synced copy';
  const row = (what: string, unit: '/s' | 'MB', value: (of: Measured) => number): Row => ({
    what: `${count} photographs of 12 megapixels, ${what}`,
    ours: { samples: [value(ours)], unit },
    peer: { name: peer, figure: { samples: [value(floor)], unit } },
  });
  return [
    row('files', '/s', ({ seconds }) => count / seconds),
    row('peak memory with the reading process', 'MB', ({ peak }) => peak / 1e6),
  ];
}

/** A library of so many entries, written as the desk would have, without their files. */
function fill(data: string, count: number): void {
  mkdirSync(data, { recursive: true });
  const library = openLibrary({ dataFolder: data, now: new Date() });
  try {
    library.write(() => {
      for (let index = 0; index < count; index += 1) {
        const source = `media:${createHash('sha256').update(String(index)).digest('hex')}.jpg`;
        const info = {
          source,
          type: 'image/jpeg',
          bytes: 5_000_000 + index,
          width: 4000,
          height: 3000,
          duration: null,
        };
        const facts = mediumFacts.parse({
          caption: `The new sluice on day ${index}, seen from the bridge, with those who built it.`,
          credit: index % 3 === 0 ? '' : 'Press Agency',
          creator: `Ada Brook ${index % 40}`,
          place: 'Hull, England',
        });
        const at = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
        library.media.add(writtenMedium({ ...info, name: `IMG_${index}.jpg` }, facts, {}), {
          addedAt: at,
          removedAt: null,
          revision: 1,
        });
      }
    });
  } finally {
    library.close();
  }
}

async function lists(data: string, count: number, rounds: number): Promise<readonly Row[]> {
  fill(data, count);
  const { core, api } = await openCore(data);
  try {
    const rows: Row[] = [];
    for (const [what, query] of queries(count))
      rows.push(await listRow(api, `${count.toLocaleString('en')} media, ${what}`, query, rounds));
    return rows;
  } finally {
    await core.close();
  }
}

type Query = Input<'media.list'>;

function queries(count: number): readonly (readonly [string, Query])[] {
  return [
    ['the first page', {}],
    ['a page in the middle, by name', { sort: 'name', descending: false, offset: Math.floor(count / 2) }],
    ['a search for two words', { search: `sluice brook` }],
    ['a search for one of them', { search: `day ${count - 7},` }],
    ['what no story shows', { uses: 'unused' }],
    ['what lacks a credit', { problem: 'credit' }],
  ];
}

/** Each time after something was written: nothing is counted beforehand. */
async function listRow(api: Api, what: string, query: Query, rounds: number): Promise<Row> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await api.call('settings.write', { values: { round } });
    const start = performance.now();
    await api.call('media.list', query);
    samples.push(performance.now() - start);
  }
  return { what, ours: { samples, unit: 'ms', withTail: true } };
}

/** Photographs coming into the media library, the library at a size that a desk has after years, and many in one story. */
export const media: Family = {
  name: 'media',
  async run({ quick }) {
    const folder = mkdtempSync(join(tmpdir(), 'stet-bench-media-'));
    try {
      return [
        ...(await addAll(folder, quick ? 10 : 200)),
        ...(await lists(join(folder, 'list'), quick ? 2000 : 20_000, quick ? 5 : 31)),
        await previewRow(quick ? 20 : 60, quick ? 2 : 5),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
