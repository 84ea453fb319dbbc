import { createHash, randomBytes, scrypt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from '../../../shared/zod.ts';
import { writeDurably } from '../writeDurably.ts';
import { keyId, keyLength, type LibraryKey } from './libraryKey.ts';
import { nonceLength, sealWith, unsealWith } from './sealing.ts';

/**
 * What makes the library's key out of the passphrase (scrypt, RFC 7914), with a checksum of its own: a file that
 * was damaged is told from a passphrase that was mistyped. The limits keep a stranger's file from taking the
 * machine's memory: 128 · cost · block bytes.
 */
const keyFile = z.strictObject({
  format: z.literal('stet-library-key'),
  version: z.literal(1),
  /** Of the key, so that those of two libraries are told apart. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  scrypt: z.strictObject({
    cost: z.int().min(1024).max(1_048_576),
    block: z.int().min(1).max(16),
    parallel: z.int().min(1).max(4),
    salt: z.base64().max(200),
  }),
  nonce: z.base64().max(100),
  key: z.base64().max(200),
  checksum: z.string().length(64),
});
export type KeyFile = z.infer<typeof keyFile>;

/** 128 MB and half a second on a machine of 2026, for each guess. */
const strength = { cost: 131_072, block: 8, parallel: 1 } as const;

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** Twice in the data folder: without it nobody can read the library. */
const names = ['library-key.json', 'library-key-copy.json'] as const;

const keyPathsIn = (folder: string): readonly string[] => names.map((name) => join(folder, name));

/** What stands in a folder: the first that is whole; `damaged` when there is one and none is whole. */
export function readKeyFile(folder: string): KeyFile | 'none' | 'damaged' | 'newer' {
  let found: 'none' | 'damaged' | 'newer' = 'none';
  for (const path of keyPathsIn(folder)) {
    if (!existsSync(path)) continue;
    const one = parseKeyFile(readFileSync(path, 'utf8'));
    if (typeof one === 'object') return one;
    found = one;
  }
  return found;
}

/** Puts it there twice, each whole or not at all. Throws a file system error. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  for (const path of keyPathsIn(folder)) writeIfNew(path, textOf(file));
}

/** Puts it there once, where it is looked for first: from then on it is the one in force. Throws a file system error. */
export function writeFirstKey(folder: string, file: KeyFile): void {
  writeIfNew(join(folder, names[0]), textOf(file));
}

const textOf = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`;

function writeIfNew(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeDurably(path, text);
}

export function removeKeyFile(folder: string): void {
  for (const path of keyPathsIn(folder)) rmSync(path, { force: true });
}

/** Where backups lie, of which each may be of another library: each key once, under its own name. */
const kept = /^library-key-[0-9a-f]{16}\.json$/;
const keptPath = (folder: string, id: string): string => join(folder, `library-key-${id}.json`);

/** Puts a key file beside the backups that it opens. Throws a file system error. */
export function keepKey(folder: string, file: KeyFile): void {
  writeIfNew(keptPath(folder, file.id), textOf(file));
}

export function dropKey(folder: string, id: string): void {
  rmSync(keptPath(folder, id), { force: true });
}

/** The whole key files that lie beside backups, the newest first. A folder that cannot be read has none. */
export function keysBeside(folder: string): readonly KeyFile[] {
  try {
    return readdirSync(folder)
      .filter((name) => kept.test(name))
      .map((name) => join(folder, name))
      .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
      .map((path) => parseKeyFile(readFileSync(path, 'utf8')))
      .filter((file) => typeof file === 'object');
  } catch {
    return [];
  }
}

export async function makeKeyFile(key: LibraryKey, passphrase: string): Promise<KeyFile> {
  const salt = randomBytes(16);
  const nonce = randomBytes(nonceLength);
  const terms = { ...strength, salt: salt.toString('base64') };
  const sealed = sealWith(await stretch(passphrase, terms), nonce, key, JSON.stringify(terms));
  const rest = {
    format: 'stet-library-key' as const,
    version: 1 as const,
    id: keyId(key),
    scrypt: terms,
    nonce: nonce.toString('base64'),
    key: sealed.toString('base64'),
  };
  return { ...rest, checksum: checksumOf(rest) };
}

/** Null for a passphrase that is not the one. */
export async function openKeyFile(file: KeyFile, passphrase: string): Promise<LibraryKey | null> {
  const sealed = Buffer.from(file.key, 'base64');
  const nonce = Buffer.from(file.nonce, 'base64');
  const key = unsealWith(await stretch(passphrase, file.scrypt), nonce, sealed, JSON.stringify(file.scrypt));
  return key?.length === keyLength ? new Uint8Array(key) : null;
}

function parseKeyFile(text: string): KeyFile | 'damaged' | 'newer' {
  try {
    const json: unknown = JSON.parse(text);
    const parsed = keyFile.safeParse(json);
    if (!parsed.success) return isNewer(json) ? 'newer' : 'damaged';
    const { checksum, ...rest } = parsed.data;
    return checksum === checksumOf(rest) ? parsed.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

function isNewer(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'version' in json && Number(json.version) > 1;
}

function checksumOf(rest: Omit<KeyFile, 'checksum'>): string {
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex');
}

function stretch(passphrase: string, { cost, block, parallel, salt }: KeyFile['scrypt']): Promise<Buffer> {
  // As typed on any keyboard: one way to write é, one kind of space (RFC 8265, section 4.2).
  const typed = passphrase.normalize('NFC').replace(/\p{Zs}/gu, ' ');
  return derive(typed, Buffer.from(salt, 'base64'), keyLength, {
    N: cost,
    r: block,
    p: parallel,
    maxmem: 256 * cost * block,
  });
}
