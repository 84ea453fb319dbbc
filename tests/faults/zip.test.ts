import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflateRaw } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startReader } from '../../electron/core/outside/readerProcess.ts';
import { readZip, type Zip } from '../../electron/core/outside/zip/readZip.ts';
import { type ZipLimits, zipLimits } from '../../electron/core/outside/zip/zipLimits.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { buildZip, descriptor, extraField, longField, type ZipPart } from './corpus/buildZip.ts';
import { type Packing, yazlZip, type ZipTree } from './corpus/yazlZip.ts';
import { zipBombs, zipContents, zipFiles } from './corpus/zipFiles.ts';
import { isFull } from './form.ts';
import type { Unzipped } from './unzip.ts';

// What the reader of zip archives takes, and what it refuses: archives of a good writer come out as they went in,
// and every lie of the corpus is named in plain words.

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

const newsroom: ZipTree = new Map([
  ['story.json', bytesOf('{"format":"stet-story"}')],
  ['empty.txt', bytesOf('')],
  ['media/мост через реку.txt', bytesOf('Мост закрыт. '.repeat(500))],
  ['media/الجسر مغلق.txt', bytesOf('الجسر مغلق')],
  ['media/می‌خواهم.txt', bytesOf('می‌خواهم')],
  ['media/👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿.txt', bytesOf('🙂')],
  ['media/café.bin', Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256)],
  ['.hidden/..dots/a..b', bytesOf('dots')],
  ['console/nullable.con', bytesOf('no device')],
  ['leer/', bytesOf('')],
  ['media/пусто/', bytesOf('')],
]);

/** All of an archive, as a tree is. */
function treeOf(zip: Zip): ZipTree {
  return new Map([
    ...Array.from(zip.files, ([name, file]) => [name, plain(file.read())] as const),
    ...zip.folders.map((name) => [`${name}/`, plain(bytesOf(''))] as const),
  ]);
}

/** So that one array equals another, whether or not it is a Buffer. */
function plain(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

function inOrder(tree: ZipTree): readonly (readonly [string, Uint8Array])[] {
  return Array.from(tree, ([name, bytes]) => [name.normalize('NFC'), plain(bytes)] as const).sort(
    ([one], [other]) => (one < other ? -1 : 1),
  );
}

/** The files of an archive made byte by byte, as text. */
async function textsOf(bytes: Uint8Array, limits?: ZipLimits): Promise<Readonly<Record<string, string>>> {
  const { files } = await readZip(bytes, 'x.zip', limits);
  return Object.fromEntries(Array.from(files, ([name, file]) => [name, Buffer.from(file.read()).toString()]));
}

const readAll = async (bytes: Uint8Array, limits?: ZipLimits): Promise<ZipTree> =>
  treeOf(await readZip(bytes, 'x.zip', limits));

describe('an archive of a good writer comes out as it went in', () => {
  const packings: readonly (readonly [string, Packing])[] = [
    ['packed', {}],
    ['stored', { compress: false }],
    ['packed, streamed', { isStreamed: true }],
    ['stored, streamed', { isStreamed: true, compress: false }],
    ['packed, with sizes of 64 bits', { isLong: true }],
    ['stored, with sizes of 64 bits', { isLong: true, compress: false }],
    ['packed, streamed, with sizes of 64 bits', { isLong: true, isStreamed: true }],
  ];
  test.each(packings)('%s', async (_what, packing) => {
    expect(inOrder(await readAll(await yazlZip(newsroom, packing)))).toEqual(inOrder(newsroom));
  });

  test('with a long end record, and with a comment', async () => {
    const long = await yazlZip(newsroom, {}, { isLong: true, comment: 'From the desk ♥' });
    expect(inOrder(await readAll(long))).toEqual(inOrder(newsroom));
  });

  test('with nothing in it', async () => {
    expect(await readZip(await yazlZip(new Map()), 'x.zip')).toEqual({ files: new Map(), folders: [] });
  });

  test('which lies in the middle of other bytes', async () => {
    const whole = await yazlZip(newsroom);
    const around = new Uint8Array(whole.length + 20).fill(0x50);
    around.set(whole, 7);
    expect(inOrder(await readAll(around.subarray(7, 7 + whole.length)))).toEqual(inOrder(newsroom));
  });

  test('and says what it is before it is unpacked', async () => {
    const { files, folders } = await readZip(await yazlZip(newsroom), 'x.zip');
    expect([files.get('media/café.bin')?.size, [...folders]]).toEqual([100_000, ['leer', 'media/пусто']]);
  });
});

describe('what other programs write is read', () => {
  const text: ZipPart = { name: 'a.txt', content: 'a'.repeat(100), method: 8 };
  const long = 0xffff_ffff;
  const open = { size: 0, packedSize: 0, crc32: 0 };
  const packedSize = descriptor(text).readUInt32LE(8);
  const rows: readonly (readonly [string, ZipPart])[] = [
    [
      'a data descriptor without its mark',
      { ...text, flags: 8, localSays: open, behind: descriptor(text, { isMarked: false }) },
    ],
    [
      'a long one without its mark',
      { ...text, flags: 8, localSays: open, behind: descriptor(text, { isMarked: false, isLong: true }) },
    ],
    ['sizes before the data and behind it', { ...text, flags: 8, behind: descriptor(text) }],
    ['sizes announced behind the data that stood before it', { ...text, flags: 8 }],
    [
      'open long sizes before the data (Info-ZIP)',
      {
        ...text,
        flags: 8,
        localSays: { ...open, size: long, packedSize: long, extra: longField(0, 0) },
        behind: descriptor(text, { isLong: true }),
      },
    ],
    [
      'long sizes in both headers',
      { ...text, says: { size: long, packedSize: long, extra: longField(100, packedSize) } },
    ],
    ['long sizes beside the short ones', { ...text, localSays: { extra: longField(100, packedSize) } }],
    ['a mode that is not known (Maven)', { ...text, attributes: 0xffff_0000 }],
    ['a mode of Unix', { ...text, attributes: (0o100644 << 16) >>> 0 }],
    ['the archive attribute of DOS', { ...text, attributes: 0x20 }],
    ['room to grow (Office)', { ...text, localSays: { extra: extraField(0xa220, Buffer.alloc(40)) } }],
    ['three bytes of padding', { ...text, localSays: { extra: Buffer.alloc(3) } }],
    ['a comment', { ...text, centralSays: { comment: Buffer.from('PK\x01\x02') } }],
  ];
  test.each(rows)('%s', async (_what, part) => {
    expect(await textsOf(buildZip([part]))).toEqual({ 'a.txt': 'a'.repeat(100) });
  });

  test('names in old encodings, in UTF-8 without its flag, and with a Unicode name beside', async () => {
    const dos = Buffer.from([0x81, 0x2e, 0x74, 0x78, 0x74]);
    const check = Buffer.from([1, 0x25, 0x2f, 0x06, 0x5c]);
    const parts: readonly ZipPart[] = [
      { name: dos, flags: 0 },
      { name: 'мост.txt', flags: 0 },
      { name: 'cafe\u0301.txt' },
      { name: 'same.txt', says: { extra: extraField(0x7075, Buffer.concat([check, Buffer.from('else')])) } },
    ];
    // The last Unicode name is of a name that was changed since: it does not count.
    expect(Object.keys(await textsOf(buildZip(parts)))).toEqual([
      'ü.txt',
      'мост.txt',
      'café.txt',
      'same.txt',
    ]);
  });

  test('files in another order than they are listed, and a file that is an archive', async () => {
    const inner = buildZip([text]);
    const one: ZipPart = { name: 'inner.zip', content: inner };
    const start = 30 + 'inner.zip'.length + inner.length;
    const whole = buildZip([
      { ...one, centralSays: { name: 'a.txt', method: 8, ...sizes(text), start } },
      { ...text, centralSays: { name: 'inner.zip', method: 0, ...sizes(one), start: 0 } },
    ]);
    const { files } = await readZip(whole, 'x.zip');
    expect([...files.keys()]).toEqual(['a.txt', 'inner.zip']);
    expect(files.get('inner.zip')?.read()).toEqual(inner);
  });

  function sizes(part: ZipPart) {
    const bytes = descriptor(part);
    return { crc32: bytes.readUInt32LE(4), packedSize: bytes.readUInt32LE(8), size: bytes.readUInt32LE(12) };
  }
});

describe('an archive is refused that has', () => {
  async function expectRefusal(archive: Promise<Zip>, code: string, says: string): Promise<void> {
    isRefusal(await archive.catch((error: unknown) => error), code, says);
  }

  function isRefusal(error: unknown, code: string, says: string): void {
    if (!(error instanceof StetError)) throw new Error('no refusal', { cause: error });
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(says)]);
    expect(error.message).toMatch(/^“x\.zip” [^\p{Cc}\p{Bidi_Control}]+\. Nothing of it was taken in\.$/u);
  }

  test.each(zipFiles.map((file) => [file.what, file] as const))(
    '%s',
    async (_what, { bytes, code, says }) => {
      await expectRefusal(readZip(bytes(), 'x.zip'), code, says);
    },
  );

  test.each(zipContents.map((file) => [file.what, file] as const))(
    '%s, once that is unpacked',
    async (_what, { bytes, code, says }) => {
      const { files } = await readZip(bytes(), 'x.zip');
      for (const file of files.values()) isRefusal(thrownBy(file.read), code, says);
      expect(files.size).toBe(1);
    },
  );

  test.each(zipBombs(isFull ? 150_000_000 : 50_000_000).map((file) => [file.what, file] as const))(
    'much in little: %s',
    async (_what, { bytes, code, says }) => {
      await expectRefusal(readZip(bytes(), 'x.zip'), code, says);
    },
  );

  test('more in one file, or in all, than is asked for', async () => {
    const limits: ZipLimits = {
      ...zipLimits,
      entries: 3,
      fileBytes: 10,
      totalBytes: 25,
      nameBytes: 10,
      depth: 2,
    };
    const files = (...sizes: readonly number[]) =>
      buildZip(sizes.map((size, at) => ({ name: `${at}`, content: 'x'.repeat(size) })));
    expect(Object.keys(await textsOf(files(10, 10, 5), limits))).toEqual(['0', '1', '2']);
    await expect(readZip(files(11), 'x.zip', limits)).rejects.toMatchObject({ code: 'tooLarge' });
    await expect(readZip(files(10, 10, 6), 'x.zip', limits)).rejects.toMatchObject({ code: 'tooLarge' });
    await expect(readZip(files(1, 1, 1, 1), 'x.zip', limits)).rejects.toMatchObject({ code: 'tooLarge' });
    for (const name of ['a/b/c', 'x'.repeat(11)])
      await expect(readZip(buildZip([{ name }]), 'x.zip', limits)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a name too long to be shown, which is cut', async () => {
    const bad = buildZip([{ name: `${'x'.repeat(500)}\u202e` }]);
    await expect(readZip(bad, 'y'.repeat(500), zipLimits)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^“y{79}…” cannot be taken: “x{79}…” in it .{20,100} Nothing of it was taken in\.$/,
      ),
    });
  });
});

describe('in the process that reads what comes from outside', () => {
  const megabytes = isFull ? 1000 : 200;

  async function unzip(bytes: Uint8Array): Promise<Unzipped> {
    const reader = startReader(new URL('unzip.ts', import.meta.url), 64);
    try {
      return await new Promise((resolve, reject) => {
        // The program at the other end answers with this and nothing else.
        reader.onMessage((answer) => resolve(answer as Unzipped));
        reader.onEnd((words) => reject(new Error(words)));
        reader.post(bytes);
      });
    } finally {
      reader.kill();
    }
  }

  test('an archive is read', async () => {
    expect(await unzip(await yazlZip(newsroom))).toMatchObject({
      bytes: Array.from(newsroom.values()).reduce((sum, { length }) => sum + length, 0),
      refusal: null,
    });
  });

  test('a bomb takes no memory, and one that lies about its size no more than it says', async ({ task }) => {
    const packed = await packedZeros(megabytes);
    const bomb = (size: number) =>
      buildZip([{ name: 'zeros', method: 8, packed, says: { size, packedSize: packed.length } }]);
    const [honest, lying] = [await unzip(bomb(megabytes * 1e6)), await unzip(bomb(900_000))];
    expect([honest.refusal, lying.refusal]).toEqual(['tooLarge', 'tooLarge']);
    const most = Math.max(honest.megabytes, lying.megabytes);
    task.meta.faults = { tried: 2, worst: `${Math.round(most)} MB for ${megabytes} MB of zeros` };
    expect(most).toBeLessThan(20);
  });

  /** Deflated a piece at a time. */
  function packedZeros(count: number): Promise<Buffer> {
    const pieces = Array.from({ length: count }, () => million);
    return buffer(Readable.from(pieces).pipe(createDeflateRaw({ level: 1 })));
  }
  const million = Buffer.alloc(1_000_000);
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe('whatever is in an archive', () => {
  // Letters of names that are one name to some disk are left out, for those are refused.
  const letters = fc.constantFrom('a', 'b', '7', '-', '_', '(', 'é', 'я', 'ض', '桥', '🙂', 'ü', "'", '+');
  const part = fc.array(letters, { minLength: 1, maxLength: 12 }).map((of) => of.join(''));
  const path = fc.array(part, { minLength: 1, maxLength: 4 });
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 5000 }),
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.nat(20_000)).map(([of, times]) => {
      const bytes = new Uint8Array(times);
      for (let at = 0; at < times; at += 1) bytes[at] = of[at % of.length] ?? 0;
      return bytes;
    }),
  );
  const packing = fc.record({ compress: fc.boolean(), isLong: fc.boolean(), isStreamed: fc.boolean() });
  const entry = fc.record({ path, content, packing, isFolder: fc.boolean() });
  // A number before each name keeps them apart.
  const tree = fc.array(entry, { maxLength: 12 }).map((entries) =>
    entries.map(({ path, isFolder, content, packing }, index) => ({
      name: `${index}${path.join('/')}${isFolder ? '/' : ''}`,
      content: isFolder ? new Uint8Array() : content,
      packing,
    })),
  );
  type Entries = typeof tree extends fc.Arbitrary<infer Value> ? Value : never;

  async function zipOf(entries: Entries): Promise<readonly [ZipTree, Buffer]> {
    const files: ZipTree = new Map(entries.map(({ name, content }) => [name, content]));
    const packings = new Map(entries.map(({ name, packing }) => [name, packing]));
    return [files, await yazlZip(files, (name) => packings.get(name) ?? {})];
  }

  test('it comes out as it went in', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (entries) => {
        const [files, bytes] = await zipOf(entries);
        expect(inOrder(await readAll(bytes))).toEqual(inOrder(files));
      }),
      { numRuns: isFull ? 2000 : 150 },
    );
  });

  const change = fc.record({ at: fc.nat(1_000_000), byte: fc.nat(255) });
  test('bytes changed in it make it refused, or change nothing', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.array(change, { minLength: 1, maxLength: 3 }), async (entries, changes) => {
        const [files, bytes] = await zipOf(entries);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        const read = await readAll(bytes).catch((error: unknown) => {
          if (!(error instanceof StetError)) throw error;
          return null;
        });
        if (read !== null) expect(inOrder(read)).toEqual(inOrder(files));
      }),
      { numRuns: isFull ? 5000 : 300 },
    );
  });
});
