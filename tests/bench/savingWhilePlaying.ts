import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { articleOfWords } from './content/article.ts';
import { stetDocument } from './content/stetDocument.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Kept } from './encryptedLibrary.ts';
import type { Row } from './table.ts';

interface Side {
  readonly desk: Desk;
  readonly film: string;
  save(): Promise<number>;
}

/**
 * Saves over HTTP, as a page does, while somebody else takes the film as fast as it comes, which is far faster than
 * any player: the desk has one thread for both. In turn on both libraries, only one of which is played from.
 */
export async function playedRows(encrypted: Kept, plain: Kept, saves: number): Promise<readonly Row[]> {
  const sides = [await openSide(encrypted), await openSide(plain)] as const;
  const times = sides.map(() => ({ quiet: [] as number[], played: [] as number[] }));
  const turns = 4;
  try {
    for (let turn = 0; turn < turns; turn += 1)
      for (const index of turn % 2 === 0 ? [0, 1] : [1, 0]) {
        const side = sides[index];
        const into = times[index];
        if (side === undefined || into === undefined) continue;
        const some = async (list: number[]) => {
          for (let save = 0; save < saves / turns; save += 1) list.push(await side.save());
        };
        await some(into.quiet);
        const stop = await play(side);
        await some(into.played);
        await stop();
      }
  } finally {
    for (const { desk } of sides) await desk.close();
  }
  const figure = (samples: readonly number[] = []) => ({ samples, unit: 'ms' as const, withTail: true });
  const [ours, peer] = times;
  return (['quiet', 'played'] as const).map((when) => ({
    what: `encrypted: save over HTTP${when === 'played' ? ' while a film is read' : ''}`,
    ours: figure(ours?.[when]),
    peer: { name: 'in the clear', figure: figure(peer?.[when]) },
  }));
}

async function openSide({ data, passphrase, film }: Kept): Promise<Side> {
  const desk = await openDesk(data);
  const { api, url } = desk;
  if (passphrase !== null) await api.call('protection.unlock', { passphrase });
  const { mediaPrefix } = await api.call('app.info', {});
  const blocks = articleOfWords(800);
  const { id } = await api.call('stories.create', { document: stetDocument('Saved often', blocks) });
  let { revision, meta } = (await api.call('stories.read', { id })).story;
  return {
    desk,
    film: new URL(mediaPrefix + film.slice('media:'.length), url).href,
    async save() {
      const document = stetDocument(`Saved often ${revision}`, blocks);
      const start = performance.now();
      revision = (await api.call('stories.save', { id, baseRevision: revision, document, meta })).revision;
      return performance.now() - start;
    },
  };
}

/** Returns how to stop once the first bytes have come. */
async function play({ film }: Side): Promise<() => Promise<void>> {
  const child = fork(join(import.meta.dirname, 'playFilm.ts'), [film]);
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The film could not be read.'))),
  ]);
  return async () => {
    child.kill();
    await ended;
  };
}
