import { useEffect, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';
import { api } from '../../host/host.ts';
import type { StorySession } from '../../story/storySession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { problemText } from '../../ui/problem.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { showToast } from '../../ui/toast.ts';
import { counted, fullTime } from '../../ui/uiLocale.ts';
import { ComparedText } from '../compare/ComparedText.tsx';
import { compareFacts, type FactDifference } from '../compare/compareFacts.ts';
import { type ComparedLine, compareLines } from '../compare/compareLines.ts';
import { FactDifferences } from '../compare/FactDifferences.tsx';
import { storyLines } from '../compare/storyLines.ts';
import { closeDialog } from '../desk.ts';
import { versionReasons } from '../inspector/versionWords.ts';
import styles from './Dialogs.module.css';

export interface VersionDialogProps {
  readonly session: StorySession;
  readonly version: number;
}

type ReadVersion = Output<'versions.read'>;

/** An earlier text, to be read, compared with the present one, and brought back. */
export function VersionDialog({ session, version }: VersionDialogProps) {
  const [read, setRead] = useState<ReadVersion | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [marksChanges, setMarksChanges] = useState(true);
  useEffect(() => {
    let isGone = false;
    api
      .call('versions.read', { id: session.id, version })
      .then((answer) => {
        if (!isGone) setRead(answer);
      })
      .catch((error: unknown) => {
        if (!isGone) setProblem(problemText(error));
      });
    return () => {
      isGone = true;
    };
  }, [session, version]);
  const { lines, facts, isSame } = useMemo(() => compare(read, session), [read, session]);
  const restore = async (): Promise<void> => {
    try {
      await session.restoreVersion(version);
      closeDialog();
      showToast({ text: 'The earlier text is back. What stood there before is kept as a version.' });
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  const differing = lines.filter(({ kind }) => kind !== 'same').length;
  return (
    <Dialog
      title={read === null ? 'Version' : `Version of ${fullTime(read.version.at)}`}
      size="large"
      onClose={closeDialog}
      footer={
        <>
          {problem !== null && <span role="alert">{problem}</span>}
          <span className={styles.grow} />
          <Button onClick={closeDialog}>Close</Button>
          <Button
            look="primary"
            disabled={read === null || session.isReadOnly}
            onClick={() => void restore()}
          >
            Restore this version
          </Button>
        </>
      }
    >
      {read === null ? (
        problem === null && <Spinner label="Reading the version" />
      ) : (
        <>
          <div className={styles.bar}>
            <span>
              {read.version.label === '' ? versionReasons[read.version.reason] : read.version.label}
            </span>
            <span>{counted(read.version.words, 'word', 'words')}</span>
            <span className={styles.grow}>{differenceWords(differing, isSame)}</span>
            <SwitchField label="Mark what changed since" checked={marksChanges} onChange={setMarksChanges} />
          </div>
          <ComparedText
            lines={
              marksChanges
                ? lines
                : storyLines(read.document).map(({ label, text }) => ({
                    label,
                    kind: 'same',
                    parts: [{ text, kind: 'same' }],
                  }))
            }
            side={marksChanges ? 'both' : 'before'}
            language={read.meta.language}
            label="Text of the version"
          />
          {facts.length > 0 && (
            <FactDifferences
              facts={facts}
              sayDifference={({ before, after }) => `then “${before}”, now “${after}”`}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

interface Comparison {
  readonly lines: readonly ComparedLine[];
  readonly facts: readonly FactDifference[];
  readonly isSame: boolean;
}

function compare(read: ReadVersion | null, session: StorySession): Comparison {
  if (read === null) return { lines: [], facts: [], isSame: true };
  const now = session.getText();
  return {
    lines: compareLines(storyLines(read.document), storyLines(now.document)),
    facts: compareFacts(read.meta, now.meta),
    isSame: sameJson(read.document, now.document),
  };
}

function differenceWords(places: number, isSame: boolean): string {
  if (places > 0) return `${counted(places, 'place differs', 'places differ')} from the text now`;
  return isSame ? 'The same text as now' : 'The same words as now; their formatting differs';
}
