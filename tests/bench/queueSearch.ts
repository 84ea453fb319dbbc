import type { Api } from '../../shared/contract/host.ts';
import { madeQueries, madeStory, type QueryKind } from './content/library.ts';
import { stetDocument } from './content/stetDocument.ts';
import type { SearchPeers } from './searchPeers.ts';
import type { Figure, Row } from './table.ts';

/** Adds the made stories from `from` up to but without `to`. */
export async function fillLibrary(api: Api, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const { headline, blocks, slug, language, direction, section, status, assignee } = madeStory(index);
    const meta = { slug, language, direction, section, status, assignee };
    await api.call('stories.create', { document: stetDocument(headline, blocks), meta });
  }
}

/** Waits until the search index has followed the library up to the story with that number; 20 minutes at most. */
export async function waitForIndex(api: Api, index: number): Promise<void> {
  const end = performance.now() + 1_200_000;
  while (performance.now() < end) {
    const { total } = await api.call('stories.list', { query: `"story-${index}"`, limit: 1 });
    if (total > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The search index has not reached story ${index}.`);
}

/** One way to ask: by the core in this process, or over HTTP as the page does. */
export interface Way {
  readonly name: string;
  readonly api: Api;
}

interface KindTimes {
  readonly kind: string;
  readonly ours: readonly number[];
  /** By peer. */
  readonly peers: readonly number[][];
}

async function askAll({ kind, queries }: QueryKind, api: Api, peers: SearchPeers): Promise<KindTimes> {
  const ours: number[] = [];
  const theirs: number[][] = peers.names.map(() => []);
  for (const query of queries) {
    const start = performance.now();
    await api.call('stories.list', { query, limit: 20 });
    ours.push(performance.now() - start);
    for (const [peer, list] of theirs.entries()) list.push(await peers.search(peer, query));
  }
  return { kind, ours, peers: theirs };
}

const figure = (samples: readonly number[]): Figure => ({ samples, unit: 'ms', withTail: true });

/**
 * The top 20 with snippets for each kind of query, every query asked once of each, in turn. Nothing is asked
 * twice, so no cache of answers helps anybody.
 */
export async function searchRows(
  size: string,
  way: Way,
  peers: SearchPeers,
  queries: number,
): Promise<readonly Row[]> {
  // Warm-up: connections, statements and code.
  for (const kind of madeQueries(8)) await askAll(kind, way.api, peers);
  const kinds: KindTimes[] = [];
  for (const kind of madeQueries(queries + 8)) {
    kinds.push(await askAll({ kind: kind.kind, queries: kind.queries.slice(8) }, way.api, peers));
  }
  const all: KindTimes = {
    kind: 'all of these',
    ours: kinds.flatMap(({ ours }) => ours),
    peers: peers.names.map((_, peer) => kinds.flatMap((one) => one.peers[peer] ?? [])),
  };
  return [...kinds, all].flatMap(({ kind, ours, peers: theirs }) =>
    theirs.map((samples, peer) => ({
      what: `search ${size} stories, ${kind}, ${way.name}`,
      ours: figure(ours),
      peer: { name: peers.names[peer] ?? '', figure: figure(samples) },
    })),
  );
}
