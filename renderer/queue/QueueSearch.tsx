import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Queue.module.css';
import type { QueueActions } from './queueActions.ts';
import type { QueueModel } from './queueModel.ts';

export interface QueueSearchProps {
  readonly model: QueueModel;
  readonly actions: QueueActions;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Searches with every key. Down goes into the list, Enter opens the first hit, Esc empties the field. */
export function QueueSearch({ model, actions, field }: QueueSearchProps) {
  const { query, trash } = useStore(model.store, (state) => state.query);
  const label = trash ? 'Search the trash' : 'Search stories';
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      model.ask({ query: '' });
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      focusList(event.currentTarget);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const row = model.rowAt(0);
      if (row !== undefined && !trash) actions.open(row.id);
    }
  };
  return (
    <div className={styles.search}>
      <Search size={14} aria-hidden="true" className={styles.glass} />
      <input
        ref={field}
        type="search"
        className={styles.searchField}
        dir="auto"
        placeholder={label}
        aria-label={label}
        value={query}
        onChange={(event) => model.ask({ query: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <IconButton
          label="Clear search"
          icon={<X size={14} />}
          className={styles.clear}
          onClick={() => model.ask({ query: '' })}
        />
      )}
    </div>
  );
}

function focusList(from: Element): void {
  const list = from.closest('[data-region]')?.querySelector('[role=listbox]');
  if (list instanceof HTMLElement) list.focus();
}
