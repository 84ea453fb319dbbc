import { Button } from '../ui/Button.tsx';
import styles from './Captions.module.css';

export interface FileWordsProps {
  /** What the file itself says, and was not typed. */
  readonly words: string;
  /** What was typed. */
  readonly typed: string;
  /** The field's name in the middle of a sentence. */
  readonly name: string;
  /** Left out when nothing may be written. */
  readonly onUse?: (() => void) | undefined;
}

/** What the file says, when that is something and not what was typed. */
export function differingWords(words: string, typed: string): string | null {
  return words === '' || words === typed.trim() ? null : words;
}

/** What the file says where that differs from what was typed: an offer while the field is empty, else a mismatch. */
export function FileWords({ words, typed, name, onUse }: FileWordsProps) {
  return (
    <div className={styles.fileWords} data-mismatch={typed.trim() !== ''}>
      <span className={styles.fileLabel}>{typed.trim() === '' ? 'In the file' : 'The file differs'}</span>{' '}
      <q dir="auto">{words}</q>
      {onUse !== undefined && (
        <Button look="quiet" aria-label={`Use the file’s ${name}`} onClick={onUse}>
          Use
        </Button>
      )}
    </div>
  );
}
