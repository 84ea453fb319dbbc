import { useSyncExternalStore } from 'react';
import type { StorySession } from '../story/storySession.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { AwayBanner } from './AwayBanner.tsx';
import { DepartingBanners } from './DepartingBanners.tsx';
import { openDialog, useDesk } from './desk.ts';
import { downloadCopy } from './downloadCopy.ts';
import { useShown } from './shown.ts';

/**
 * What went wrong while writing. It stands under the page: whatever comes up there, the line a person is
 * writing does not move.
 */
export function SaveBanners() {
  const isOnline = useDesk((state) => state.isOnline);
  const isStranger = useDesk((state) => state.isStranger);
  const session = useShown((shown) => shown.session);
  return (
    <>
      {session !== null && <StoryTrouble session={session} isOnline={isOnline} />}
      <DepartingBanners />
      {!isOnline && (
        <Banner
          kind="error"
          isUrgent
          action={session === null ? undefined : <Button onClick={downloadCopy}>Save a copy as…</Button>}
        >
          {isStranger
            ? 'What answers at this address is not the Stet this window came from, so nothing is sent to it. Your text stays in this window: save a copy, then open the desk again with “npm start”.'
            : 'Stet does not answer. Your text stays in this window, and is saved as soon as Stet is back. Start it again if you closed it.'}
        </Banner>
      )}
    </>
  );
}

interface StoryTroubleProps {
  readonly session: StorySession;
  readonly isOnline: boolean;
}

function StoryTrouble({ session, isOnline }: StoryTroubleProps) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const shelfFails = useSyncExternalStore(session.subscribe, () => session.shelfFails);
  if (state.kind === 'conflict') {
    return (
      <Banner
        kind="error"
        isUrgent
        action={
          <Button look="primary" onClick={() => openDialog({ name: 'conflict' })}>
            Compare and choose…
          </Button>
        }
      >
        This story was saved in another window. Both texts are safe; choose which one goes on.
      </Banner>
    );
  }
  if (state.kind === 'away')
    return <AwayBanner session={session} place={state.place} hasUnsaved={state.hasUnsaved} />;
  if (state.kind !== 'failed' || !isOnline) return null;
  return (
    <Banner
      kind="error"
      action={
        <>
          {!state.isWaiting && <Button onClick={() => session.retry()}>Try again</Button>}
          <Button look="primary" onClick={downloadCopy}>
            Save a copy as…
          </Button>
        </>
      }
    >
      {state.message}
      {shelfFails && ' This browser could not keep a copy: keep this window open, or save one as a file.'}
    </Banner>
  );
}
