import { useEffect, useRef, useState } from 'react';
import type { ExportOutcome, StoryFinding } from '../../shared/contract/calls.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { figure } from '../ui/uiLocale.ts';
import styles from './Exchange.module.css';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportOutcomes } from './ExportOutcomes.tsx';
import { FindingList } from './FindingList.tsx';
import { useExport } from './useExport.ts';

export interface ExportDialogProps {
  readonly ids: readonly string[];
  /** Saves what is unsaved, so that what goes out is what stands on the screen. Rejects when it cannot. */
  readonly prepare: () => Promise<void>;
  /** Shows the place a finding is about; the dialog has closed by then. */
  readonly onJump: (finding: StoryFinding) => void;
  readonly onClose: () => void;
}

/** What stands against an export first, then where it goes and how, then the files it made. */
export function ExportDialog({ ids, prepare, onJump, onClose }: ExportDialogProps) {
  const work = useExport(ids, prepare);
  const folderField = useRef<HTMLInputElement>(null);
  const [isFolderNamed, setFolderNamed] = useState(true);
  const many = ids.length === 1 ? 'story' : `${ids.length} stories`;

  const isReady = work.info !== null;
  useEffect(() => {
    // The fields are here only now; whoever has moved on meanwhile keeps their place.
    const isElsewhere = document.activeElement?.matches('input, select, button') ?? false;
    if (isReady && !isElsewhere) folderField.current?.focus();
  }, [isReady]);

  const jump = (finding: StoryFinding) => {
    onClose();
    onJump(finding);
  };
  const start = () => {
    setFolderNamed(work.choice.folder.trim() !== '');
    if (work.choice.folder.trim() === '') folderField.current?.focus();
    else void work.start();
  };

  if (work.state.name === 'done') {
    return (
      <Dialog
        title={titleOf(work.state.outcomes)}
        size="large"
        onClose={onClose}
        onSubmit={onClose}
        footer={<DoneButtons onAgain={work.again} />}
      >
        <ExportOutcomes outcomes={work.state.outcomes} canReveal={work.info?.can.reveal ?? false} />
      </Dialog>
    );
  }

  const isBusy = work.state.name === 'writing';
  return (
    <Dialog
      title={`Export ${many}`}
      size="large"
      onClose={isBusy ? work.cancel : onClose}
      onSubmit={() => {
        if (!isBusy) start();
      }}
      isSticky={isBusy}
      initialFocus={folderField}
      footer={
        <>
          {work.state.name === 'writing' && <Progress {...work.state} />}
          <Button onClick={isBusy ? work.cancel : onClose}>{isBusy ? 'Stop' : 'Cancel'}</Button>
          <Button type="submit" look="primary" disabled={isBusy || work.info === null}>
            Export
          </Button>
        </>
      }
    >
      {work.state.name === 'failed' && (
        <Banner kind="error" isUrgent>
          {work.state.message}
        </Banner>
      )}
      <FindingList findings={work.findings} total={ids.length} onJump={jump} />
      {work.info !== null && (
        <fieldset className={styles.plain} disabled={isBusy}>
          <ExportChoices
            info={work.info}
            choice={work.choice}
            onChange={work.choose}
            folderField={folderField}
            folderError={isFolderNamed ? null : 'Say which folder the files go to.'}
          />
        </fieldset>
      )}
    </Dialog>
  );
}

function titleOf(outcomes: readonly ExportOutcome[]): string {
  const written = outcomes.filter(({ error }) => error === null).length;
  if (written === 0) return 'Nothing was exported';
  return written === outcomes.length ? 'Exported' : `Exported ${written} of ${outcomes.length}`;
}

function DoneButtons({ onAgain }: { readonly onAgain: () => void }) {
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <>
      <Button onClick={onAgain}>Export another way</Button>
      <Button ref={done} type="submit" look="primary">
        Done
      </Button>
    </>
  );
}

interface ProgressProps {
  readonly done: number;
  readonly total: number;
  readonly isStopping: boolean;
}

function Progress({ done, total, isStopping }: ProgressProps) {
  const count = total > 1 ? `${figure(done)} of ${figure(total)}` : '';
  const words = isStopping ? `Stopping ${count}`.trim() : count === '' ? 'Writing' : count;
  return (
    <span className={styles.progress} role="status">
      <progress value={total > 1 ? done : undefined} max={total} aria-label="Stories exported" />
      {words}
    </span>
  );
}
