import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { print } from './output.ts';

const tries = 3;

/**
 * Opens an encrypted library with the passphrase in `STET_PASSPHRASE`, which is never an argument for others to
 * read, or one that is typed unseen. Throws StetError.
 */
export async function unlockHere(api: Api): Promise<void> {
  const { state } = await api.call('protection.read', {});
  if (state !== 'locked') return;
  const given = process.env.STET_PASSPHRASE;
  if (given !== undefined) return void (await api.call('protection.unlock', { passphrase: given }));
  if (!process.stdin.isTTY)
    throw new StetError(
      'locked',
      'The library is encrypted. Put its passphrase into STET_PASSPHRASE, or run this in a terminal, which asks for it.',
    );
  for (let left = tries; ; left -= 1) {
    try {
      await api.call('protection.unlock', { passphrase: await ask() });
      return;
    } catch (error) {
      if (left <= 1 || !(error instanceof StetError)) throw error;
      print.words(error.message);
    }
  }
}

async function ask(): Promise<string> {
  process.stderr.write('Passphrase of the library: ');
  // What is typed is not shown.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
