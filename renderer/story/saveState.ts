import { type ErrorCode, StetError } from '../../shared/contract/reply.ts';
import type { Story } from '../../shared/story/story.ts';

/** What the status bar may say about the open story. Only `saved` means that every key is on disk. */
export type SaveState =
  /** `at`: RFC 3339, when the last save was committed. */
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  /**
   * The text is kept here and tried again; `message` is for a person. `isWaiting`: a save is on its way and
   * has no answer yet, so no other one is sent.
   */
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly isWaiting: boolean;
    }
  /** Somebody else saved this story meanwhile; nothing is written until the person chooses. */
  | { readonly kind: 'conflict'; readonly theirs: Story }
  /**
   * Somebody put it in the trash, or removed it for good; nothing is written until the person chooses.
   * `hasUnsaved`: the page holds words that are nowhere else.
   */
  | { readonly kind: 'away'; readonly place: 'trash' | 'gone'; readonly hasUnsaved: boolean }
  | { readonly kind: 'readOnly'; readonly reason: string };

/** The save goes on and may still be answered; until then the text has to be safe without it. */
export const lateState: SaveState = {
  kind: 'failed',
  code: 'offline',
  message:
    'Stet has not answered for 5 seconds. Your text is safe in this window, and is saved as soon as Stet answers. Write on, or save a copy.',
  isWaiting: true,
};

/** Whether saving waits for a choice of the person. */
export function waitsForChoice({ kind }: SaveState): boolean {
  return kind === 'conflict' || kind === 'away';
}

/** Why a save cannot even be tried, in a state that waits for a choice. */
export function whyWaiting(state: SaveState): StetError | null {
  if (state.kind === 'conflict')
    return new StetError('stale', 'This story was changed elsewhere. Choose which text to keep first.');
  if (state.kind !== 'away') return null;
  return state.place === 'trash'
    ? new StetError('trashed', 'This story is in the trash. Restore it first, or save it as a new story.')
    : new StetError(
        'notFound',
        'This story is not in the library any more. Save your text as a new story first.',
      );
}

/** Of a story that is opened; `readOnly` says why it cannot be written. */
export function firstState(savedAt: string, readOnly: string | null): SaveState {
  return readOnly === null ? { kind: 'saved', at: savedAt } : { kind: 'readOnly', reason: readOnly };
}

/** What was called saved is not there. */
export const notAsSent = new StetError(
  'damaged',
  'What the library holds is not what it was given. Your text is safe in this window and is saved again. If this stays, save a copy.',
);

export function failedState(error: unknown): SaveState {
  const known = error instanceof StetError;
  return {
    kind: 'failed',
    code: known ? error.code : 'unexpected',
    message: known ? error.message : 'The story could not be saved. Your text is kept here.',
    isWaiting: false,
  };
}
