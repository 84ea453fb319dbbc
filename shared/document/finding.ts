/** Something a check found: shown in the margin and before an export, never a block to writing. */
export interface Finding {
  /** `element.problem`, stable across versions: `summary.length`, `figure.noAlt`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** What is wrong and what would mend it, in a sentence. */
  readonly message: string;
  /** Document position (ProseMirror) of the node it concerns; null when it concerns the whole story. */
  readonly position: number | null;
}
