import { useSyncExternalStore } from 'react';
import type { StorySession } from '../story/storySession.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { attempt } from '../ui/problem.ts';
import { fullTime } from '../ui/uiLocale.ts';
import { isReadOnly, useDesk } from './desk.ts';
import { restoreStories } from './trashActions.ts';

/** What is to be said about the open story from the moment it is opened, above its text. */
export function StoryBanners({ session }: { readonly session: StorySession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const all = useSyncExternalStore(session.subscribe, () => session.recovered);
  const [recovered] = all;
  const canWrite = !useDesk(isReadOnly);
  return (
    <>
      {state.kind === 'readOnly' && canWrite && (
        <Banner
          kind="warning"
          action={
            session.found.trashedAt !== null && (
              <Button look="primary" onClick={() => void restoreStories([session.id])}>
                Restore
              </Button>
            )
          }
        >
          {state.reason}
        </Banner>
      )}
      {recovered !== undefined && (
        <Banner
          kind="warning"
          action={
            <>
              <Button onClick={() => void attempt(() => session.settleRecovered(recovered, 'setAside'))}>
                Keep as a version
              </Button>
              <Button
                look="primary"
                onClick={() => void attempt(() => session.settleRecovered(recovered, 'use'))}
              >
                Put it on the page
              </Button>
            </>
          }
        >
          A text from {fullTime(new Date(recovered.at).toISOString())} could not be saved then and was found
          again{all.length > 1 ? `, the newest of ${String(all.length)}` : ''}. The story below is the last
          one saved.
        </Banner>
      )}
    </>
  );
}
