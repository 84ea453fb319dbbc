import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { type NoticeEntry, noticeKindLabels } from '../../../shared/story/libraryNotice.ts';
import styles from '../contributors/Contributors.module.css';

export interface NoticeListProps {
  readonly entries: readonly NoticeEntry[];
  readonly selected: string | null;
  /** Ids of notices with changes that are not saved. */
  readonly unsaved: ReadonlySet<string>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onSelect: (id: string) => void;
  /** Enter: go on to the notice's fields. */
  readonly onEnter: () => void;
  readonly onRemove: (entry: NoticeEntry) => void;
}

/** Titles in order; arrows choose, Enter goes to the fields, Delete removes. */
export function NoticeList(props: NoticeListProps) {
  const { entries, selected, unsaved, list, onSelect, onEnter, onRemove } = props;
  const index = entries.findIndex(({ id }) => id === selected);
  const chosen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight exactly when another is chosen
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: Math.max(0, index - 1),
      Home: 0,
      End: entries.length - 1,
    };
    const target = targets[event.key];
    const here = entries[index];
    if (target !== undefined) {
      const next = entries[Math.min(target, entries.length - 1)];
      if (next !== undefined) onSelect(next.id);
    } else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Delete' && here !== undefined) onRemove(here);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label="Notices"
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
          <span className={styles.grow}>
            <span className={styles.name} dir="auto">
              {entry.title}
            </span>
            <span className={styles.role}>
              {noticeKindLabels[entry.kind]} · {entry.texts.map(({ language }) => language).join(', ')}
            </span>
          </span>
          {unsaved.has(entry.id) && <span className={styles.unsaved}>Not saved</span>}
        </div>
      ))}
    </div>
  );
}

function rowId(id: string): string {
  return `notice-${id}`;
}
