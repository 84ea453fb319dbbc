import type { ErrorCode } from '../../shared/contract/reply.ts';
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
  | { readonly kind: 'readOnly'; readonly reason: string };
