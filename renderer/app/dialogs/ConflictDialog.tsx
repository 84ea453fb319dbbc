import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { StorySession } from '../../story/storySession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { problemText } from '../../ui/problem.ts';
import { fullTime } from '../../ui/uiLocale.ts';
import { ComparedText } from '../compare/ComparedText.tsx';
import { compareFacts } from '../compare/compareFacts.ts';
import { compareLines } from '../compare/compareLines.ts';
import { FactDifferences } from '../compare/FactDifferences.tsx';
import { storyLines } from '../compare/storyLines.ts';
import { closeDialog } from '../desk.ts';
import styles from './Dialogs.module.css';

/** Two windows wrote on one story: both texts, and the choice which one goes on. */
export function ConflictDialog({ session }: { readonly session: StorySession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const theirs = state.kind === 'conflict' ? state.theirs : null;
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (theirs === null) closeDialog();
  }, [theirs]);
  const compared = useMemo(() => {
    if (theirs === null) return null;
    const mine = session.getText();
    return {
      mine,
      lines: compareLines(storyLines(theirs.document), storyLines(mine.document)),
      facts: compareFacts(theirs.meta, mine.meta),
    };
  }, [session, theirs]);
  if (theirs === null || compared === null) return null;
  const keep = async (which: 'mine' | 'theirs'): Promise<void> => {
    try {
      await session.resolveConflict(which);
      closeDialog();
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  const { mine, lines, facts } = compared;
  return (
    <Dialog
      title="This story was changed in two places"
      size="full"
      isSticky
      onClose={closeDialog}
      description="Choose the text that goes on. The other one is kept as a version, so neither is lost."
      footer={
        <>
          {problem !== null && <span role="alert">{problem}</span>}
          <span className={styles.grow} />
          <Button onClick={closeDialog}>Decide later</Button>
          <Button onClick={() => void keep('theirs')}>Keep the other text</Button>
          <Button look="primary" onClick={() => void keep('mine')}>
            Keep the text of this window
          </Button>
        </>
      }
    >
      <div className={styles.both}>
        <div className={styles.side}>
          <h3 className={styles.sideTitle}>In this window</h3>
          <ComparedText
            lines={lines}
            side="after"
            language={mine.meta.language}
            label="Text of this window"
          />
        </div>
        <div className={styles.side}>
          <h3 className={styles.sideTitle}>Saved elsewhere, {fullTime(theirs.savedAt)}</h3>
          <ComparedText
            lines={lines}
            side="before"
            language={theirs.meta.language}
            label="Text saved elsewhere"
          />
        </div>
      </div>
      {facts.length > 0 && (
        <FactDifferences
          facts={facts}
          sayDifference={({ before, after }) => `here “${after}”, elsewhere “${before}”`}
        />
      )}
    </Dialog>
  );
}
