import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { classNames } from './classNames.ts';
import { IconButton } from './IconButton.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  readonly label: string;
  /** What may be typed; the label when left out. */
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Keys beside Esc, which empties the field before it does anything else. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  readonly field?: RefObject<HTMLInputElement | null> | undefined;
  readonly className?: string | undefined;
}

/** Searches with every key. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder = label, value, onChange, onKeyDown, field, className } = props;
  return (
    <div className={classNames(styles.search, className)}>
      <Search size={14} aria-hidden="true" className={styles.glass} />
      <input
        ref={field}
        type="search"
        className={styles.field}
        dir="auto"
        placeholder={placeholder}
        aria-label={label}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            event.stopPropagation();
            onChange('');
          } else onKeyDown?.(event);
        }}
      />
      {value !== '' && (
        <IconButton
          label="Clear search"
          icon={<X size={14} />}
          className={styles.clear}
          onClick={() => onChange('')}
        />
      )}
    </div>
  );
}
