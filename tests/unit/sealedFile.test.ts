import { randomBytes } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { BrokenSeal, openSealed, writeSealedFile } from '../../electron/core/protection/sealedFile.ts';
import { temporaryFolder } from '../contract/hosts.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const key = new Uint8Array(randomBytes(32));
const piece = 65_536;
const sealedPiece = piece + 16;
let counter = 0;

function sealed(bytes: Uint8Array): string {
  counter += 1;
  const path = join(folder.path, String(counter));
  writeSealedFile(key, path, 'film.mp4', [bytes]);
  return path;
}

describe('a sealed file', () => {
  const film = randomBytes(3 * piece + 100);
  const path = sealed(film);
  const file = openSealed(key, path);

  test('says what it is called and how long it is', () => {
    expect([file.name, file.bytes]).toEqual(['film.mp4', film.length]);
    expect(readFileSync(path).includes('film')).toBe(false);
  });

  test.each([
    [0, film.length - 1],
    [0, 0],
    [piece - 1, piece],
    [piece, 2 * piece - 1],
    [piece + 5, 3 * piece + 5],
    [3 * piece, film.length - 1],
    [film.length - 1, film.length + 1000],
  ])('gives its bytes from %d to %d, at once and as a stream', async (start, end) => {
    const wanted = film.subarray(start, end + 1);
    expect(Buffer.concat([...file.read(start, end)])).toEqual(wanted);
    expect(await buffer(file.stream(start, end))).toEqual(wanted);
  });

  test('lets other work go on between two pieces of a stream', async () => {
    let turns = 0;
    let isRead = false;
    const turn = () => {
      turns += 1;
      if (!isRead) setImmediate(turn);
    };
    setImmediate(turn);
    for await (const _ of file.stream(0, film.length - 1));
    isRead = true;
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  test.each([[0], [1], [piece], [piece + 1]])('holds %d bytes', async (length) => {
    const bytes = randomBytes(length);
    const one = openSealed(key, sealed(bytes));
    expect(one.bytes).toBe(length);
    expect(await buffer(one.stream(0, Math.max(0, length - 1)))).toEqual(bytes);
  });
});

const head = 8 + 16 + 2 + 'film.mp4'.length + 16;

test.each<readonly [string, (path: string) => void]>([
  ['one bit', (path) => change(path, (bytes) => bytes.writeUInt8(bytes.readUInt8(head + 10) ^ 1, head + 10))],
  ['its last piece gone', (path) => truncateSync(path, head + 2 * sealedPiece)],
  ['its end gone', (path) => truncateSync(path, head + 2 * sealedPiece + 50)],
  [
    'two pieces the other way round',
    (path) =>
      change(path, (bytes) => {
        const first = Buffer.from(bytes.subarray(head, head + sealedPiece));
        bytes.copyWithin(head, head + sealedPiece, head + 2 * sealedPiece);
        first.copy(bytes, head + sealedPiece);
      }),
  ],
])('with %s is refused, at once and as a stream', async (_what, damage) => {
  const path = sealed(randomBytes(2 * piece + 100));
  damage(path);
  const read = () => {
    const file = openSealed(key, path);
    return [...file.read(0, file.bytes - 1)];
  };
  expect(read).toThrow(BrokenSeal);
  const file = openSealed(key, path);
  await expect(buffer(file.stream(0, file.bytes - 1))).rejects.toBeInstanceOf(BrokenSeal);
});

test('opens with no other key', () => {
  expect(() => openSealed(new Uint8Array(32), sealed(randomBytes(10)))).toThrow(BrokenSeal);
});

function change(path: string, edit: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  edit(bytes);
  writeFileSync(path, bytes);
}
