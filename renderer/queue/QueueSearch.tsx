import type { KeyboardEvent, RefObject } from 'react';
import { useStore } from 'zustand';
import { SearchField } from '../ui/SearchField.tsx';
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
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      focusList(event.currentTarget);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const row = model.rowAt(0);
      if (row !== undefined && !trash) actions.open(row.id);
    }
  };
  return (
    <SearchField
      className={styles.search}
      field={field}
      label={trash ? 'Search the trash' : 'Search stories'}
      value={query}
      onChange={(typed) => model.ask({ query: typed })}
      onKeyDown={onKeyDown}
    />
  );
}

function focusList(from: Element): void {
  const list = from.closest('[data-region]')?.querySelector('[role=listbox]');
  if (list instanceof HTMLElement) list.focus();
}
