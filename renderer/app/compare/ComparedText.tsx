import styles from './ComparedText.module.css';
import type { ComparedLine, TextPart } from './compareLines.ts';

export interface ComparedTextProps {
  readonly lines: readonly ComparedLine[];
  /** Which of the two texts is shown; `both` marks what went and what came in one text. */
  readonly side: 'before' | 'after' | 'both';
  readonly language: string;
  readonly label: string;
}

/** A text to be read, with what differs marked: struck or underlined as well as coloured. */
export function ComparedText({ lines, side, language, label }: ComparedTextProps) {
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  const shown = lines.filter(({ kind }) => kind !== hidden);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text longer than its dialog is scrolled with the keys
    <section className={styles.text} lang={language} aria-label={label} tabIndex={0}>
      {shown.map((line, index) => {
        const isNew = shown[index - 1]?.label !== line.label;
        return (
          // Lines have no identity but their place.
          <div
            key={String(index)}
            className={styles.line}
            data-kind={side === 'both' || line.kind === 'same' ? line.kind : 'changed'}
          >
            {isNew && (
              <div className={styles.label} lang="en">
                {line.label}
              </div>
            )}
            <p dir="auto" className={line.label === 'Headline' ? styles.headline : styles.words}>
              {line.parts
                .filter(({ kind }) => kind !== hidden)
                .map((part, place) => (
                  <Part key={String(place)} part={part} isNeutral={side !== 'both'} />
                ))}
            </p>
          </div>
        );
      })}
    </section>
  );
}

/** Of two texts side by side neither is the correction of the other: what differs is only marked. */
function Part({ part, isNeutral }: { readonly part: TextPart; readonly isNeutral: boolean }) {
  if (isNeutral && part.kind !== 'same') return <mark className={styles.differs}>{part.text}</mark>;
  if (part.kind === 'added') return <ins className={styles.added}>{part.text}</ins>;
  if (part.kind === 'removed') return <del className={styles.removed}>{part.text}</del>;
  return part.text;
}
