import { useEffect, useState } from 'react';
import type { StoryFinding } from '../../shared/contract/calls.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { api } from '../host/host.ts';

export interface Findings {
  /** Those that were found so far, as many as a person may read. */
  readonly found: readonly StoryFinding[];
  readonly count: number;
  readonly checked: number;
  /** Why the check could not go on, or null. */
  readonly failure: string | null;
}

/** So many stories are looked over between two looks at what else the person wants. */
const atOnce = 25;
const mostKept = 500;
const none: Findings = { found: [], count: 0, checked: 0, failure: null };

/** Looks stories over, some at a time, once what is unsaved is saved. Stops when nobody looks any more. */
export function useFindings(
  ids: readonly string[],
  prepare: () => Promise<void>,
  { isStopped }: { readonly isStopped: boolean },
): Findings {
  const [findings, setFindings] = useState<Findings>(none);

  // The dialog is mounted for one export: what it was opened with holds until it closes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (isStopped) return;
    let isGone = false;
    setFindings(none);
    const run = async () => {
      await prepare();
      for (let at = 0; at < ids.length && !isGone; at += atOnce) {
        const some = ids.slice(at, at + atOnce);
        const { findings: more } = await api.call('stories.findings', { ids: some });
        if (isGone) return;
        setFindings(({ found, count, checked }) => ({
          found: found.length >= mostKept ? found : [...found, ...more].slice(0, mostKept),
          count: count + more.length,
          checked: checked + some.length,
          failure: null,
        }));
      }
    };
    run().catch((error: unknown) => {
      if (isGone) return;
      const failure =
        error instanceof StetError ? error.message : 'The stories could not be checked. They are safe.';
      setFindings((before) => ({ ...before, failure }));
    });
    return () => {
      isGone = true;
    };
  }, [isStopped]);

  return findings;
}
