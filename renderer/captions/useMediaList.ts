import { useCallback, useEffect, useRef, useState } from 'react';
import type { MediaQuery, MediumRow } from '../../shared/contract/calls.ts';
import { api } from '../host/host.ts';

const pageSize = 100;

export type MediaFilter = Pick<MediaQuery, 'search' | 'family' | 'uses' | 'problem' | 'isRemoved'>;

export interface MediaList {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly rowAt: (index: number) => MediumRow | undefined;
  /** Says which rows are in sight; pages that are missing are asked for. */
  readonly show: (first: number, last: number) => void;
}

interface Loaded {
  readonly key: string;
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly MediumRow[]>;
}

/** The library's list, page by page as it is scrolled; asked for again when media changed. */
export function useMediaList(filter: MediaFilter): MediaList {
  const key = JSON.stringify(filter);
  const [round, setRound] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ key, total: null, pages: new Map() });
  const sight = useRef({ first: 0, last: 0 });
  const asked = useRef(new Map<number, string>());
  const asking = `${key} ${round}`;

  const ask = useCallback(
    (page: number): void => {
      if (asked.current.get(page) === asking) return;
      asked.current.set(page, asking);
      const query: MediaFilter = JSON.parse(key);
      api
        .call('media.list', { ...query, offset: page * pageSize, limit: pageSize })
        .then(({ rows, total }) => {
          if (asked.current.get(page) !== asking) return;
          setLoaded((before) => {
            const pages = new Map(before.key === key ? before.pages : []);
            pages.set(page, rows);
            return { key, total, pages };
          });
        })
        // Without an answer the list stays as it was; the desk's banner says why.
        .catch(() => asked.current.delete(page));
    },
    [asking, key],
  );
  const show = useCallback(
    (first: number, last: number): void => {
      sight.current = { first, last };
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) ask(page);
    },
    [ask],
  );
  useEffect(() => show(sight.current.first, sight.current.last), [show]);
  useEffect(
    () =>
      api.on(({ type }) => {
        if (type === 'media.changed' || type === 'connected') setRound((before) => before + 1);
      }),
    [],
  );
  return {
    total: loaded.total,
    rowAt: (index) => loaded.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    show,
  };
}
