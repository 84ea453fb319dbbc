import type { StorySession } from '../story/storySession.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { attempt } from '../ui/problem.ts';
import { downloadCopyOf } from './downloadCopy.ts';
import { saveAsNewStory } from './trashActions.ts';

export interface AwayBannerProps {
  readonly session: StorySession;
  readonly place: 'trash' | 'gone';
  readonly hasUnsaved: boolean;
  /** What it is called; without a name it is the story on the page. */
  readonly name?: string;
}

/** A story that somebody put away or removed while it was open here: what is safe, and how to go on. */
export function AwayBanner({ session, place, hasUnsaved, name }: AwayBannerProps) {
  const saveAsNew = (look: 'plain' | 'primary') => (
    <Button look={look} onClick={() => void saveAsNewStory(session)}>
      Save as a new story
    </Button>
  );
  return (
    <Banner
      kind="error"
      isUrgent
      action={
        place === 'trash' ? (
          <>
            {saveAsNew('plain')}
            <Button look="primary" onClick={() => void attempt(() => session.restore())}>
              Restore
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => downloadCopyOf(session)}>Save a copy as…</Button>
            {saveAsNew('primary')}
          </>
        )
      }
    >
      {name === undefined ? 'This story' : <bdi>“{name}”</bdi>} {words(place, hasUnsaved)}
      {session.shelfFails && ' This browser could not keep a copy: keep this window open.'}
    </Banner>
  );
}

function words(place: 'trash' | 'gone', hasUnsaved: boolean): string {
  if (place === 'trash')
    return hasUnsaved
      ? 'is in the trash. What was written since is kept in this window and not saved: restore the story, or save its text as a new one.'
      : 'was moved to the trash. Nothing more is saved until you restore it, or save its text as a new story.';
  return hasUnsaved
    ? 'was removed from the library before it was saved. All of its text is kept in this window: save it as a new story.'
    : 'was removed from the library. Its text still stands in this window; save it as a new story to keep it.';
}
