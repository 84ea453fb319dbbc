import assert from 'node:assert/strict';
import { readZip } from '../../electron/core/outside/zip/readZip.ts';
import { type ZipLimits, zipLimits } from '../../electron/core/outside/zip/zipLimits.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { buildZip, descriptor, longField, type ZipPart } from '../faults/corpus/buildZip.ts';
import { yazlZip } from '../faults/corpus/yazlZip.ts';
import type { Fuzzer } from './fuzzer.ts';
import { mutateBytes } from './mutate.ts';
import type { Random } from './random.ts';

const limits: ZipLimits = { ...zipLimits, entries: 50, fileBytes: 100_000, totalBytes: 200_000 };

const files = new Map<string, Uint8Array>([
  ['story.json', Buffer.from('{"format":"stet-story"}')],
  ['media/мост.txt', Buffer.from('Мост закрыт. '.repeat(100))],
  ['media/zeros', Buffer.alloc(50_000)],
  ['empty', Buffer.alloc(0)],
  ['media/пусто/', Buffer.alloc(0)],
]);
const contents = new Set(Array.from(files.values(), (bytes) => Buffer.from(bytes).toString('base64')));

/** Whatever is done to an archive, each file of it comes out as it went in, or it is refused; and never is there more. */
export const zipFuzzer: Fuzzer = {
  name: 'the reader of zip archives',
  few: 1500,
  seeds: [],
  async start() {
    const archives = [
      await yazlZip(files),
      await yazlZip(files, { isStreamed: true }),
      await yazlZip(files, { isLong: true, isStreamed: true }, { isLong: true, comment: 'x' }),
      await yazlZip(files, { compress: false }),
      longZip(),
    ];
    return {
      async try(random) {
        const began = performance.now();
        const archive = random.pick(archives);
        const changed = random.chance(0.8) ? withFields(archive, random) : mutateBytes(archive, random);
        let sum = 0;
        try {
          for (const file of (await readZip(changed, 'x.zip', limits)).files.values()) {
            const bytes = file.read();
            sum += bytes.length;
            assert.equal(bytes.length, file.size);
            assert.ok(contents.has(Buffer.from(bytes).toString('base64')), 'a file came out as another one');
          }
        } catch (error) {
          if (!(error instanceof StetError)) throw error;
          assert.match(error.message, /^“x\.zip” .+\. Nothing of it was taken in\.$/);
        }
        assert.ok(sum <= limits.totalBytes, 'more came out than is allowed');
        assert.ok(performance.now() - began < 5000, 'it took too long');
      },
    };
  },
};

/** One in which every size stands in a field of 64 bits. */
function longZip(): Buffer {
  const parts = Array.from(files, ([name, content]): ZipPart => {
    const part = { name, content, method: name.endsWith('/') ? 0 : 8 };
    const packedSize = descriptor(part).readUInt32LE(8);
    const field = longField(content.length, packedSize);
    return { ...part, says: { size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: field } };
  });
  return buildZip(parts, { longEnd: {} });
}

/** Numbers that have broken readers: none, one, the last of a kind, and one past it. */
const numbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];
const marks = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50, 0x08074b50];

/** With some of the numbers in its headers replaced: by others, by one more or less, or by ones found elsewhere. */
function withFields(archive: Uint8Array, random: Random): Uint8Array {
  const bytes = Buffer.from(archive);
  const headers = marksIn(bytes);
  for (let turn = 1 + random.int(4); turn > 0; turn -= 1) {
    const size = random.pick([1, 2, 4]);
    const at = Math.min(random.pick(headers) + random.int(60), bytes.length - size);
    const old = bytes.readUIntLE(at, size);
    const value = random.pick([
      () => random.pick(numbers),
      () => old + random.pick([-1, 1]),
      () => old ^ (1 << random.int(8)),
      () => bytes.readUIntLE(random.int(bytes.length - size), size),
      () => random.pick(headers),
      () => random.pick(marks),
    ])();
    bytes.writeUIntLE((value >>> 0) % 2 ** (size * 8), at, size);
  }
  return bytes;
}

function marksIn(bytes: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (marks.includes(bytes.readUInt32LE(at))) found.push(at);
  }
  return found;
}
