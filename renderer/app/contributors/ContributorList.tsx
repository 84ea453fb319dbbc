import { type KeyboardEvent, memo, type RefObject, useEffect, useRef } from 'react';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import styles from './Contributors.module.css';
import { kindLabels } from './fieldLabels.ts';
import { Portrait } from './Portrait.tsx';

export interface ContributorListProps {
  readonly entries: readonly ContributorEntry[];
  readonly selected: string | null;
  /** Ids of entries with changes that are not saved. */
  readonly unsaved: ReadonlySet<string>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onSelect: (id: string) => void;
  /** Enter: go on to the entry's fields. */
  readonly onEnter: () => void;
  readonly onRemove: (entry: ContributorEntry) => void;
}

/** Names in order; arrows choose, Enter goes to the fields, Delete removes. */
export function ContributorList(props: ContributorListProps) {
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
      aria-label="People and desks"
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
          <Row entry={entry} isUnsaved={unsaved.has(entry.id)} />
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly entry: ContributorEntry;
  readonly isUnsaved: boolean;
}

const Row = memo(function Row({ entry, isUnsaved }: RowProps) {
  return (
    <>
      <Portrait of={entry} />
      <span className={styles.grow}>
        <span className={styles.name} dir="auto">
          {entry.name}
        </span>
        <span className={styles.role} dir="auto">
          {entry.role === '' ? kindLabels[entry.kind] : entry.role}
        </span>
      </span>
      {isUnsaved && <span className={styles.unsaved}>Not saved</span>}
    </>
  );
});

function rowId(id: string): string {
  return `contributor-${id}`;
}
