import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './PickList.module.css';

export interface PickListProps<Item> {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  readonly isDisabled?: (item: Item) => boolean;
  readonly onPick: (item: Item) => void;
  /** Said when nothing fits. */
  readonly nothing: string;
}

/** A field and what answers to it: arrows move, Enter takes (WAI-ARIA's combobox with a listbox). */
export function PickList<Item>(props: PickListProps<Item>) {
  const { label, placeholder, query, onQuery, items, keyOf, render, isDisabled, onPick, nothing } = props;
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = Math.min(active, items.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || items.length === 0) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const isOne = Math.abs(step) === 1;
      // One step at either end goes round; a page stops there.
      setActive(isOne ? (current + step + items.length) % items.length : clamp(current + step, items.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = items[current];
      if (item !== undefined && isDisabled?.(item) !== true) onPick(item);
    }
  };

  return (
    <>
      <div className={styles.field}>
        <Search size={16} aria-hidden="true" className={styles.glass} />
        <input
          className={styles.input}
          type="text"
          role="combobox"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={items.length === 0 ? undefined : `${listId}-${String(current)}`}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setActive(0);
            onQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={label} className={styles.list}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active row
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={keyOf(item)}
            id={`${listId}-${String(index)}`}
            role="option"
            aria-selected={index === current}
            aria-disabled={isDisabled?.(item)}
            className={styles.row}
            onPointerMove={() => setActive(index)}
            onClick={() => {
              if (isDisabled?.(item) !== true) onPick(item);
            }}
          >
            {render(item)}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p className={styles.nothing} role="status">
          {nothing}
        </p>
      )}
    </>
  );
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
