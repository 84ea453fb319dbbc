import type { Api } from '../../shared/contract/host.ts';
import { madeQueries } from './content/library.ts';
import type { SearchPeers } from './searchPeers.ts';
import type { Figure, Row } from './table.ts';

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

/** Asks each query once of us and of every peer, in turn. */
async function askAll(
  kind: string,
  queries: readonly string[],
  api: Api,
  peers: SearchPeers,
): Promise<KindTimes> {
  const ours: number[] = [];
  const theirs: number[][] = peers.names.map(() => []);
  for (const query of queries) {
    ours.push(await askTimed(api, query));
    for (const [peer, list] of theirs.entries()) list.push(await peers.search(peer, query));
  }
  return { kind, ours, peers: theirs };
}

/** Milliseconds of one query: the top 20 with snippets. */
async function askTimed(api: Api, query: string): Promise<number> {
  const start = performance.now();
  await api.call('stories.list', { query, limit: 20 });
  return performance.now() - start;
}

const figure = (samples: readonly number[]): Figure => ({ samples, unit: 'ms', withTail: true });

/** Queries of each kind that only warm up: connections, statements, code. */
const warmUp = 2;

/** Every kind of query by itself and all of them together, against each peer. */
export async function searchRows(
  size: string,
  way: Way,
  peers: SearchPeers,
  queries: number,
): Promise<readonly Row[]> {
  const kinds: KindTimes[] = [];
  for (const { kind, queries: list } of madeQueries(queries + warmUp)) {
    await askAll(kind, list.slice(0, warmUp), way.api, peers);
    kinds.push(await askAll(kind, list.slice(warmUp), way.api, peers));
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

/** The same queries, all kinds together and without peers. */
export async function ownSearchRow(size: string, way: Way, queries: number): Promise<Row> {
  const times: number[] = [];
  for (const { queries: list } of madeQueries(queries + warmUp)) {
    for (const query of list.slice(0, warmUp)) await askTimed(way.api, query);
    for (const query of list.slice(warmUp)) times.push(await askTimed(way.api, query));
  }
  return { what: `search ${size} stories, all of these, ${way.name}`, ours: figure(times) };
}
