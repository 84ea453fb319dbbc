import { FileText } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { desk, isReadOnly, openDialog, useDesk } from './desk.ts';
import styles from './Page.module.css';
import { StoryBanners } from './StoryBanners.tsx';
import { showStory } from './storyActions.ts';

// Asked for at once, beside the first calls: a desk without its editor is of no use.
const editor = import('../editor/StoryEditor.tsx');
const StoryEditor = lazy(async () => ({ default: memo((await editor).StoryEditor) }));

/** The middle of the desk: the story as a page, or what is to be done when there is none. */
export function Page() {
  const session = useDesk((state) => state.session);
  const failure = useDesk((state) => state.openFailure);
  const opening = useDesk((state) => state.opening);
  return (
    <main className={styles.page} data-region="page" aria-label="Page" aria-busy={opening !== null}>
      {session !== null && <StoryBanners session={session} />}
      {failure !== null ? (
        <div className={styles.middle}>
          <EmptyState
            text={failure.message}
            action={
              <div className={styles.buttons}>
                <Button look="primary" onClick={() => void showStory(failure.id)}>
                  Try again
                </Button>
                {session !== null && (
                  <Button onClick={() => desk.set({ openFailure: null })}>Back to the open story</Button>
                )}
              </div>
            }
          />
        </div>
      ) : session === null ? (
        <div className={styles.middle}>
          {opening === null ? <Nothing /> : <Spinner label="Opening the story" />}
        </div>
      ) : (
        <Suspense fallback={null}>
          <StoryEditor key={session.id} session={session} onReady={keepHandle} />
        </Suspense>
      )}
    </main>
  );
}

function keepHandle(handle: EditorHandle): void {
  desk.set({ handle });
}

function Nothing() {
  const info = useDesk((state) => state.info);
  if (info === null) return null;
  return (
    <EmptyState
      icon={<FileText size={32} />}
      text="Choose a story in the queue, or start one."
      action={
        isReadOnly() ? undefined : (
          <Button look="primary" onClick={() => openDialog({ name: 'newStory' })}>
            New story…
          </Button>
        )
      }
    />
  );
}
