import { useRef } from 'react';
import { fieldVisit } from '../editor/attributeChange.ts';
import { classNames } from '../ui/classNames.ts';
import styles from './Captions.module.css';
import { differingWords, FileWords } from './FileWords.tsx';
import { iimWarning } from './iimWarning.ts';
import type { CaptionField } from './storyMedia.ts';

export interface TextCellProps {
  readonly field: CaptionField;
  /** "Credit, Lead picture". */
  readonly label: string;
  readonly text: string;
  /** What the file says of itself; '' when it says nothing. */
  readonly embedded: string;
  readonly row: number;
  readonly isReadOnly: boolean;
  /** `visit` is one stay in the cell. */
  readonly onChange: (text: string, visit: string) => void;
}

/** One text of the document, edited in its place in the grid. */
export function TextCell({ field, label, text, embedded, row, isReadOnly, onChange }: TextCellProps) {
  const visit = useRef('');
  const warning = iimWarning(field, text);
  const words = differingWords(embedded, text);
  const describedBy = `${field}-${row}-note`;
  return (
    <>
      <textarea
        className={classNames(styles.cell, text === '' && styles.isEmpty)}
        dir="auto"
        rows={1}
        aria-label={label}
        aria-describedby={warning === null && words === null ? undefined : describedBy}
        data-field={field}
        data-row={row}
        readOnly={isReadOnly}
        value={text}
        onFocus={() => {
          visit.current = fieldVisit();
        }}
        onChange={(event) => onChange(event.target.value, visit.current)}
      />
      <div id={describedBy} className={styles.cellNote}>
        {warning}
        {words !== null && (
          <FileWords
            words={words}
            typed={text}
            name={label}
            onUse={isReadOnly ? undefined : () => onChange(words, fieldVisit())}
          />
        )}
      </div>
    </>
  );
}
