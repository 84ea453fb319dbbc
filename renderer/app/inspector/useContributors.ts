import { useEffect, useState } from 'react';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { api } from '../../host/host.ts';

/** The directory of people and desks, kept as the library has it. */
export function useContributors(): readonly Contributor[] {
  const [list, setList] = useState<readonly Contributor[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = (): void => {
      api
        .call('contributors.list', {})
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
