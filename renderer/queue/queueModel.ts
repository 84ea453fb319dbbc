import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ListQuery, Output } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { StoryRow } from '../../shared/story/story.ts';

export const pageSize = 100;

/** What the person asked to see. */
export type QueueQuery = Pick<
  ListQuery,
  'query' | 'statuses' | 'section' | 'assignee' | 'trash' | 'sort' | 'descending'
>;

export const queueSorts = ['savedAt', 'headline', 'slug', 'status', 'words', 'section', 'assignee'] as const;

export interface QueueState {
  readonly query: QueueQuery;
  /** How many stories fit the query; null until the first answer. */
  readonly total: number | null;
  /** Rows by page number; a page that is not here is asked for when it comes into sight. */
  readonly pages: ReadonlyMap<number, readonly StoryRow[]>;
  readonly facets: Output<'stories.facets'> | null;
  readonly selected: ReadonlySet<string>;
  /** The row the keyboard is on. */
  readonly activeIndex: number;
  readonly error: string | null;
  /** The story that is open, or being opened. */
  readonly openId: string | null;
}

const emptyQuery: QueueQuery = {
  query: '',
  statuses: [],
  section: undefined,
  assignee: undefined,
  trash: false,
  sort: 'savedAt',
  descending: true,
};

export interface QueueModel {
  readonly store: StoreApi<QueueState>;
  /** Asks for what is in sight: pages `first` to `last`, those it does not have. */
  show(first: number, last: number): void;
  ask(patch: Partial<QueueQuery>): void;
  rowAt(index: number): StoryRow | undefined;
  indexOf(id: string): number;
  select(ids: readonly string[]): void;
  moveTo(index: number): void;
  setOpen(id: string | null): void;
  /** Starts listening to the desk; returns how to stop. */
  start(): () => void;
  /** Asks anew; resolves when the rows in sight are there. */
  refresh(): Promise<void>;
}

/** Rows change on every save; the list is asked anew at most this often, in milliseconds. */
const refreshPause = 250;

/**
 * The queue's rows, page by page, for a query that may change with every key. One request per page is under
 * way at a time; an answer to an older query is thrown away; old rows stay until the new ones are here, so
 * that nothing flickers. Only the way into the trash and out of it takes them away at once.
 */
export function createQueueModel(api: Api, initial: Partial<QueueQuery> = {}): QueueModel {
  const store = createStore<QueueState>(() => ({
    query: { ...emptyQuery, ...initial },
    total: null,
    pages: new Map(),
    facets: null,
    selected: new Set(),
    activeIndex: 0,
    error: null,
    openId: null,
  }));
  let sight: readonly [number, number] = [0, 0];
  let isFetching = false;
  /** Raised with every change of the query or the library: answers of an older age are stale. */
  let age = 0;
  let ages = new Map<number, number>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let idle: (() => void)[] = [];

  /** The first page in sight whose rows are not of the present age. */
  const missing = (): number | undefined => {
    for (let page = sight[0]; page <= sight[1]; page += 1) if (ages.get(page) !== age) return page;
    return undefined;
  };

  const fetchNext = async (): Promise<void> => {
    if (isFetching) return;
    isFetching = true;
    try {
      for (let page = missing(); page !== undefined; page = missing()) await fetchPage(page);
    } finally {
      isFetching = false;
      for (const tell of idle) tell();
      idle = [];
    }
  };

  const fetchPage = async (page: number): Promise<void> => {
    const asked = age;
    try {
      const answer = await api.call('stories.list', {
        ...store.getState().query,
        offset: page * pageSize,
        limit: pageSize,
      });
      if (asked !== age) return;
      ages.set(page, asked);
      store.setState((state) => {
        const pages = new Map([...state.pages].filter(([kept]) => ages.get(kept) === asked || kept === page));
        pages.set(page, answer.rows);
        return {
          pages,
          total: answer.total,
          activeIndex: Math.max(0, Math.min(state.activeIndex, answer.total - 1)),
          error: null,
        };
      });
    } catch (error) {
      if (asked !== age) return;
      // Not asked again by itself: the desk says when the host is back, and the person may ask.
      ages.set(page, asked);
      store.setState({ error: error instanceof StetError ? error.message : 'The queue could not be read.' });
    }
  };

  const fetchFacets = async (): Promise<void> => {
    try {
      const facets = await api.call('stories.facets', {});
      // The same facets, the same object: a form that offers them has nothing to draw again.
      if (JSON.stringify(facets) !== JSON.stringify(store.getState().facets)) store.setState({ facets });
    } catch {
      // Filters keep what they offered; the list itself says what is wrong.
    }
  };

  const refresh = (): Promise<void> => {
    age += 1;
    // Without a query a page that is out of sight is not worth keeping: it may have moved.
    ages = new Map();
    return new Promise((resolve) => {
      idle.push(resolve);
      void fetchNext();
    });
  };

  const refreshSoon = (): void => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void refresh();
      void fetchFacets();
    }, refreshPause);
  };

  const rowAt = (index: number): StoryRow | undefined =>
    store.getState().pages.get(Math.floor(index / pageSize))?.[index % pageSize];

  return {
    store,
    rowAt,
    refresh,
    show(first, last) {
      sight = [Math.max(0, first), Math.max(0, last)];
      if (missing() !== undefined) void fetchNext();
    },
    ask(patch) {
      const { query } = store.getState();
      const isElsewhere = patch.trash !== undefined && patch.trash !== query.trash;
      store.setState({
        query: { ...query, ...patch },
        activeIndex: 0,
        selected: new Set(),
        // A row of the queue is no row of the trash: what is done to one there must not meet the other.
        ...(isElsewhere ? { pages: new Map(), total: null } : {}),
      });
      sight = [0, 0];
      void refresh();
    },
    indexOf(id) {
      for (const [page, rows] of store.getState().pages) {
        const place = rows.findIndex((row) => row.id === id);
        if (place >= 0) return page * pageSize + place;
      }
      return -1;
    },
    select(ids) {
      store.setState({ selected: new Set(ids) });
    },
    moveTo(index) {
      const last = (store.getState().total ?? 0) - 1;
      store.setState({ activeIndex: Math.max(0, Math.min(index, last)) });
    },
    setOpen(openId) {
      store.setState({ openId });
    },
    start() {
      void refresh();
      void fetchFacets();
      const stop = api.on((event) => {
        if (event.type === 'stories.changed' || event.type === 'connected') refreshSoon();
      });
      return () => {
        clearTimeout(waiting);
        waiting = undefined;
        stop();
      };
    },
  };
}
