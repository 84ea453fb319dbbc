import type { Readable } from 'node:stream';
import { openLibrary } from '../../electron/core/db/library.ts';
import type { LibraryKey } from '../../electron/core/protection/libraryKey.ts';
import type { StoryMeta } from '../../shared/story/story.ts';
import { articleOfWords } from './content/article.ts';
import { madeQueries } from './content/library.ts';
import { stetDocument } from './content/stetDocument.ts';
import { type OwnCore, openCore } from './ownCore.ts';
import type { Row } from './table.ts';

/** A library on the disk, with a film in it. */
export interface Kept {
  readonly data: string;
  /** Null for one in the clear, as the passphrase. */
  readonly key: LibraryKey | null;
  readonly passphrase: string | null;
  readonly film: string;
}

interface Side extends OwnCore {
  readonly kept: Kept;
  readonly id: string;
  readonly meta: StoryMeta;
  /** Milliseconds of each kind of work. */
  readonly times: Map<string, number[]>;
  revision: number;
}

const words = 800;

/** The same work on both in turn, each round beginning with the other; ours is the encrypted one. */
export async function keptRows(
  encrypted: Kept,
  plain: Kept,
  { stories, rounds }: { readonly stories: number; readonly rounds: number },
): Promise<readonly Row[]> {
  const sides = [await openSide(encrypted), await openSide(plain)] as const;
  const both = async (times: number, work: (side: Side, round: number) => Promise<void>): Promise<void> => {
    for (let round = 0; round < times; round += 1)
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await work(side, round);
  };
  const queries = madeQueries(Math.ceil(rounds / 9)).flatMap((kind) => kind.queries);
  const size = stories.toLocaleString('en');
  try {
    await both(rounds, async (side, round) => {
      const document = stetDocument(`Saved often ${round}`, articleOfWords(words));
      await timed(side, `save ${words} words`, async () => {
        const { id, revision, meta } = side;
        side.revision = (
          await side.api.call('stories.save', { id, baseRevision: revision, document, meta })
        ).revision;
      });
    });
    const { rows } = await sides[0].api.call('stories.list', { limit: rounds });
    const others = (await sides[1].api.call('stories.list', { limit: rounds })).rows;
    await both(rows.length, async (side, round) => {
      const id = (side === sides[0] ? rows : others)[round]?.id ?? side.id;
      await timed(side, 'open a story', () => side.api.call('stories.read', { id }));
    });
    await both(queries.length, (side, round) =>
      timed(side, `search ${size} stories`, () =>
        side.api.call('stories.list', { query: queries[round] ?? '', limit: 20 }),
      ),
    );
    const { bytes } = filmOf(sides[0]);
    const megabytes = Math.round(bytes / 1_000_000);
    await both(Math.max(4, rounds / 20), (side) =>
      timed(side, `read a film of ${megabytes} MB`, () => drained(filmOf(side).read(0, bytes - 1))),
    );
    await both(rounds, (side) =>
      timed(side, 'read 1 MB in the middle of it', () =>
        drained(filmOf(side).read(bytes >> 1, (bytes >> 1) + 999_999)),
      ),
    );
  } finally {
    for (const { core } of sides) await core.close();
  }
  await both(Math.max(4, rounds / 20), (side) =>
    timed(side, `open a library of ${size} stories, without the guess`, async () =>
      openLibrary({ dataFolder: side.kept.data, key: side.kept.key, now: new Date() }).close(),
    ),
  );
  const [ours, peer] = sides;
  return [...ours.times].map(([what, samples]) => ({
    what: `encrypted: ${what}`,
    ours: { samples, unit: 'ms', withTail: true },
    peer: {
      name: 'in the clear',
      figure: { samples: peer.times.get(what) ?? [], unit: 'ms', withTail: true },
    },
  }));
}

async function openSide(kept: Kept): Promise<Side> {
  const { core, api } = await openCore(kept.data);
  if (kept.passphrase !== null) await api.call('protection.unlock', { passphrase: kept.passphrase });
  const document = stetDocument('Saved often', articleOfWords(words));
  const { id } = await api.call('stories.create', { document });
  const { story } = await api.call('stories.read', { id });
  // Caches, statements and code are warm before anything counts.
  await api.call('stories.list', { query: 'a', limit: 20 });
  return { kept, core, api, id, meta: story.meta, revision: story.revision, times: new Map() };
}

async function timed({ times }: Side, what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  const list = times.get(what);
  if (list === undefined) times.set(what, [performance.now() - start]);
  else list.push(performance.now() - start);
}

function filmOf({ core, kept }: Side) {
  const film = core.media(kept.film);
  if (film === null) throw new Error('The film is not where it was laid.');
  return film;
}

async function drained(stream: Readable): Promise<void> {
  for await (const _ of stream);
}
