import { useSyncExternalStore } from 'react';
import type { SaveState } from '../story/saveState.ts';
import type { StorySession } from '../story/storySession.ts';
import { classNames } from '../ui/classNames.ts';
import { clockTime, fullTime } from '../ui/uiLocale.ts';
import { openDialog } from './desk.ts';
import { downloadCopy } from './downloadCopy.ts';
import styles from './StatusBar.module.css';

/** Whether the open story is on disk. Only a failure is read out: a screen reader must not hear every save. */
export function SaveStatus({ session }: { readonly session: StorySession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  return (
    <>
      <span
        className={classNames(styles.item, styles.save)}
        data-kind={state.kind}
        data-testid="save-state"
        title={state.kind === 'saved' ? `Saved ${fullTime(state.at)}` : undefined}
      >
        <span className={styles.dot} aria-hidden="true" />
        <span>{words(state)}</span>
        {state.kind === 'failed' && <span className={styles.reason}>{state.message}</span>}
      </span>
      {state.kind === 'failed' && (
        <button type="button" className={styles.action} onClick={downloadCopy}>
          Save a copy
        </button>
      )}
      {state.kind === 'conflict' && (
        <button type="button" className={styles.action} onClick={() => openDialog({ name: 'conflict' })}>
          Compare and choose
        </button>
      )}
      <span className="visually-hidden" role="alert">
        {alarm(state)}
      </span>
    </>
  );
}

function words(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved ${clockTime(state.at)}`;
    case 'typing':
      return 'Typing';
    case 'saving':
      return 'Saving';
    case 'failed':
      return 'NOT SAVED';
    case 'conflict':
      return 'NOT SAVED: changed in another window';
    case 'away':
      if (state.place === 'trash') return state.hasUnsaved ? 'NOT SAVED: in the trash' : 'In the trash';
      return state.hasUnsaved ? 'NOT SAVED: removed from the library' : 'Removed from the library';
    case 'readOnly':
      return 'Read only';
  }
}

function alarm(state: SaveState): string {
  if (state.kind === 'failed') return `Not saved. ${state.message}`;
  return state.kind === 'conflict' ? 'Not saved. This story was changed in another window.' : '';
}
