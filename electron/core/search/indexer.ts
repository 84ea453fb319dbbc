import type { ListQuery } from '../../../shared/contract/calls.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import type { StoryRow } from '../../../shared/story/story.ts';
import type { IndexedText, PendingStory, SearchIndex } from '../db/searchIndex.ts';
import { documentText } from './documentText.ts';
import { foldedWords } from './fold.ts';
import { parseQuery, toMatch } from './parseQuery.ts';
import { markHits, snippet } from './snippet.ts';

/** Stories per transaction: a query that comes while many are indexed waits for one of these. */
const batch = 64;

export interface Found {
  readonly rows: readonly StoryRow[];
  readonly total: number;
}

/**
 * Keeps the index up with the library and answers queries from it; all of it on one thread. A query waits at
 * most `patience` milliseconds for what is not indexed yet.
 */
export function createIndexer(index: SearchIndex, patience: number) {
  const isContinued = index.isContinued();
  if (!isContinued) index.replace(index.strangers(), []);
  if (index.lastIndexed() === 0) index.setForgotten(index.lastRemoved());
  let indexed = (isContinued ? null : index.behind()) ?? index.lastIndexed();
  let removed = 0;
  let hadBacklog = true;
  /** The removal up to which segments are being merged for good. */
  let forgetting = 0;
  let isTidying = false;

  /** Indexes the next stories, oldest first. False when there are no more. */
  function advance(): boolean {
    const pending = index.pending(indexed, batch);
    const gone = index.removedSince(removed);
    if (pending.length === 0 && gone.length === 0) return false;
    index.replace(
      gone.map(({ id }) => id),
      pending.map(toIndexed),
    );
    indexed = pending.at(-1)?.change ?? indexed;
    removed = gone.at(-1)?.change ?? removed;
    hadBacklog ||= pending.length === batch;
    return pending.length === batch;
  }

  /** For idle moments after much was indexed. False when all is tidy. */
  function tidy(): boolean {
    if (!hadBacklog) return false;
    isTidying ||= index.isScattered();
    isTidying = isTidying && index.tidy();
    hadBacklog = isTidying;
    return isTidying;
  }

  /**
   * For idle moments after stories were removed for good: their words leave the index, its file and its log.
   * A little at a time; false when there is nothing left to do. `advance` must have followed the removal.
   */
  function forget(): boolean {
    const last = index.lastRemoved();
    if (last === index.lastForgotten() || removed < last) return false;
    const isFirst = forgetting !== last;
    forgetting = last;
    if (index.mergeAll({ isFirst })) return true;
    forgetting = 0;
    if (index.emptyLog()) index.setForgotten(last);
    return false;
  }

  return {
    advance,
    tidy,
    forget,
    /** Whether words of removed stories may still be in the files of the index. */
    mustForget: (): boolean => index.lastRemoved() !== index.lastForgotten(),
    find(query: ListQuery): Found {
      const until = performance.now() + patience;
      while (advance() && performance.now() < until);
      const terms = parseQuery(query.query);
      if (terms.length === 0) return { rows: [], total: 0 };
      const match = toMatch(terms);
      const { hits, total } =
        query.sort === 'savedAt' ? index.newest(match, query) : index.sorted(match, query);
      const rows = hits.map(({ body, ...row }) => ({
        ...row,
        snippet: snippet(body, terms),
        markedHeadline: markHits(row.headline, terms),
      }));
      return { rows, total };
    },
  };
}

function toIndexed({ change, id, hash, document, meta }: PendingStory): IndexedText {
  // Both are what a save wrote; facts are taken one by one, since a newer Stet may write others.
  const { headline, body } = documentText(JSON.parse(document) as NodeJson);
  const facts = JSON.parse(meta) as Readonly<Record<string, unknown>>;
  const labels = [facts.slug, facts.section, facts.tags, facts.assignee, facts.place, facts.notes]
    .flat()
    .filter((value) => typeof value === 'string');
  return {
    change,
    id,
    hash,
    headlineWords: foldedWords(headline).join(' '),
    bodyWords: [...foldedWords(body), ...foldedWords(labels.join('\n'))].join(' '),
    body,
  };
}
