import { useEffect, useState } from 'react';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { api } from '../../host/host.ts';

/** The directory of people and desks as the library has it, removed entries too; null until it is read. */
export function useContributors(): readonly ContributorEntry[] | null {
  const [list, setList] = useState<readonly ContributorEntry[] | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = (): void => {
      api
        .call('contributors.list', { withRemoved: true })
        .then(({ contributors }) => {
          if (!isGone) setList(contributors);
        })
        // Without an answer the list stays as it was; the desk's banner says why.
        .catch(() => {});
    };
    read();
    const stop = api.on((event) => {
      if (event.type === 'contributors.changed' || event.type === 'connected') read();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return list;
}
