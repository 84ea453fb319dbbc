import { madeStory, storyText } from '../content/library.ts';
import { fts4Peer, fts5Peer, miniSearchPeer, type SearchPeer } from './naiveSearch.ts';

/** What the bench asks of this process, one thing at a time. */
export type PeerTask =
  | { readonly type: 'fill'; readonly from: number; readonly to: number }
  | { readonly type: 'search'; readonly peer: number; readonly query: string };
/** `milliseconds` is the work alone, without the way between the processes. */
export interface PeerAnswer {
  readonly milliseconds: number;
  readonly hits: number;
}

/** The search peers live apart: minisearch over 100,000 stories needs a heap that nobody else should have. */
const peers: readonly SearchPeer[] = [fts4Peer(), fts5Peer(), miniSearchPeer()];

function work(task: PeerTask): number {
  if (task.type === 'search') return peers[task.peer]?.search(task.query).length ?? 0;
  for (let index = task.from; index < task.to; index += 1) {
    const story = madeStory(index);
    const text = storyText(story);
    for (const peer of peers) peer.add(index + 1, story.headline, text);
  }
  for (const peer of peers) peer.ready();
  return task.to;
}

process.on('message', (task: PeerTask) => {
  const start = performance.now();
  const hits = work(task);
  process.send?.({ milliseconds: performance.now() - start, hits } satisfies PeerAnswer);
});
process.on('disconnect', () => {
  for (const peer of peers) peer.close();
  process.exit(0);
});
process.send?.({ milliseconds: 0, hits: 0, names: peers.map(({ name }) => name) });
