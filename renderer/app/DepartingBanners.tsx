import { useSyncExternalStore } from 'react';
import type { StorySession } from '../story/storySession.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { AwayBanner } from './AwayBanner.tsx';
import { departures } from './departures.ts';
import { downloadCopyOf } from './downloadCopy.ts';
import { headlineOf } from './headlineOf.ts';
import { showStory } from './storyActions.ts';

/** Stories that were left and could not be saved yet. */
export function DepartingBanners() {
  const sessions = useSyncExternalStore(departures.subscribe, departures.list);
  return sessions.map((session) => <Departing key={session.id} session={session} />);
}

function Departing({ session }: { readonly session: StorySession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  // One that is merely being saved is gone in a moment.
  if (state.kind !== 'failed' && state.kind !== 'conflict' && state.kind !== 'away') return null;
  const { document, meta } = session.getText();
  const name = headlineOf(document) || meta.slug || 'A story without a headline';
  if (state.kind === 'away')
    return <AwayBanner session={session} place={state.place} hasUnsaved={state.hasUnsaved} name={name} />;
  const isFailed = state.kind === 'failed';
  return (
    <Banner
      kind="error"
      action={
        <>
          <Button onClick={() => void showStory(session.id)}>Open it</Button>
          {isFailed && !state.isWaiting && <Button onClick={() => session.retry()}>Try again</Button>}
          <Button look="primary" onClick={() => downloadCopyOf(session)}>
            Save a copy as…
          </Button>
        </>
      }
    >
      <bdi>“{name}”</bdi> is not saved yet.{' '}
      {isFailed
        ? 'Its text is kept in this window and is tried again.'
        : 'It was changed in another window; open it and choose which text goes on.'}
    </Banner>
  );
}
