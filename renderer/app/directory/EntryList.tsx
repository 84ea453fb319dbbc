import { type ComponentType, type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import styles from './Directory.module.css';

export interface EntryListProps<Entry> {
  readonly label: string;
  readonly entries: readonly Entry[];
  /** What a row shows of its entry. */
  readonly Row: ComponentType<{ readonly entry: Entry }>;
  readonly selected: string | null;
  /** Ids of entries with changes that are not saved. */
  readonly unsaved: ReadonlySet<string>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onSelect: (id: string) => void;
  /** Enter: go on to the entry's fields. */
  readonly onEnter: () => void;
  readonly onRemove: (entry: Entry) => void;
}

/** Entries in order; arrows choose, Enter goes to the fields, Delete removes. */
export function EntryList<Entry extends { readonly id: string }>(props: EntryListProps<Entry>) {
  const { label, entries, Row, selected, unsaved, list, onSelect, onEnter, onRemove } = props;
  const index = entries.findIndex(({ id }) => id === selected);
  const chosen = useRef<HTMLDivElement>(null);
  const rows = useId();
  const rowId = (id: string): string => `${rows}-${id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight exactly when another is chosen
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? 0 : index - 1,
      Home: 0,
      End: entries.length - 1,
      PageDown: index + 8,
      PageUp: index - 8,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const entry = entries[Math.max(0, Math.min(target, entries.length - 1))];
      if (entry !== undefined) onSelect(entry.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'Delete') {
      event.preventDefault();
      const entry = entries[index];
      if (entry !== undefined) onRemove(entry);
    }
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={index < 0 ? undefined : rowId(entries[index]?.id ?? '')}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the list itself holds the focus and names its chosen row
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        <div
          key={entry.id}
          id={rowId(entry.id)}
          ref={entry.id === selected ? chosen : undefined}
          className={styles.row}
          role="option"
          aria-selected={entry.id === selected}
          onClick={() => onSelect(entry.id)}
        >
          <Row entry={entry} />
          {unsaved.has(entry.id) && <span className={styles.unsaved}>Not saved</span>}
        </div>
      ))}
    </div>
  );
}
