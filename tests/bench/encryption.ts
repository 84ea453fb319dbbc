import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { makeKeyFile, openKeyFile, writeKeyFile } from '../../electron/core/protection/keyFile.ts';
import { keyLength } from '../../electron/core/protection/libraryKey.ts';
import { prepareDesk, temporaryFolder } from './desk.ts';
import { driverRows } from './driverCost.ts';
import { type Kept, keptRows } from './encryptedLibrary.ts';
import type { Family } from './family.ts';
import { fillLibrary } from './fillLibrary.ts';
import { playedRows } from './savingWhilePlaying.ts';
import { storeFilm } from './storeFilm.ts';
import type { Row } from './table.ts';

const passphrase = 'four words nobody guesses';

/** What a passphrase costs: an encrypted library against the same in the clear, the driver against the plain one, a guess. */
export const encryption: Family = {
  name: 'encryption',
  async run({ quick }) {
    await prepareDesk();
    const folder = temporaryFolder();
    try {
      const stories = quick ? 500 : 10_000;
      const key = new Uint8Array(randomBytes(keyLength));
      const keyFile = await makeKeyFile(key, passphrase);
      const film = new Uint8Array(randomBytes(quick ? 20_000_000 : 200_000_000));
      const make = (name: string, own: Uint8Array | null): Kept => {
        const data = `${folder}/${name}`;
        mkdirSync(data);
        fillLibrary(data, 0, stories, own);
        if (own !== null) writeKeyFile(data, keyFile);
        return { data, key: own, passphrase: own && passphrase, film: storeFilm(data, own, film) };
      };
      const encrypted = make('encrypted', key);
      const plain = make('plain', null);
      const guess: Row = {
        what: 'one guess of a passphrase',
        ours: { samples: await guesses(quick ? 3 : 9), unit: 'ms' },
      };
      return [
        ...(await keptRows(encrypted, plain, { stories, rounds: quick ? 20 : 200 })),
        ...(await playedRows(encrypted, plain, quick ? 10 : 60)),
        ...driverRows(quick ? 10 : 60),
        guess,
      ];

      async function guesses(count: number): Promise<readonly number[]> {
        const times: number[] = [];
        for (let index = 0; index < count; index += 1) {
          const start = performance.now();
          await openKeyFile(keyFile, `wrong ${index}`);
          times.push(performance.now() - start);
        }
        return times;
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
