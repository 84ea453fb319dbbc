import type { EditorState, Transaction } from '@tiptap/pm/state';

export interface TypingContext {
  /** The text of the block before what the rule matched. */
  readonly before: string;
  /** BCP 47 of the text at the caret. */
  readonly language: string;
}

/** What typing turns into something else: tried on the block's text up to the caret, the typed key included. */
export interface TypingRule {
  /** Ends in `$`. */
  readonly match: RegExp;
  /** The text that takes the place of the match, marks kept. */
  readonly replace?: (match: RegExpExecArray, context: TypingContext) => string;
  /** For anything but text: null when it does not apply here. `from` and `to` span the match. */
  readonly apply?: (
    state: EditorState,
    match: RegExpExecArray,
    from: number,
    to: number,
  ) => Transaction | null;
}
