import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { statusLabels } from '../../shared/story/story.ts';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import { classNames } from '../ui/classNames.ts';
import { useMinute } from '../ui/useMinute.ts';
import { pickedIds, pickedRows } from './picked.ts';
import styles from './QueueList.module.css';
import { QueueRow } from './QueueRow.tsx';
import type { QueueActions } from './queueActions.ts';
import { createQueueKeys } from './queueKeys.ts';
import { queueMenu } from './queueMenu.ts';
import { pageSize, type QueueModel } from './queueModel.ts';

export interface QueueListProps {
  readonly model: QueueModel;
  readonly actions: QueueActions;
}

const rowHeight = 54;
const rowWithSnippet = 72;

/** The rows in sight, and only those: ten thousand stories cost as much as twenty. */
export function QueueList({ model, actions }: QueueListProps) {
  const openId = useStore(model.store, (state) => state.openId);
  const total = useStore(model.store, (state) => state.total) ?? 0;
  // Rows come and go by page; which they are is asked of the model below.
  const pages = useStore(model.store, (state) => state.pages);
  const query = useStore(model.store, (state) => state.query);
  const selected = useStore(model.store, (state) => state.selected);
  const activeIndex = useStore(model.store, (state) => state.activeIndex);
  const isSearch = query.query.trim() !== '';
  const isTrash = query.trash;
  const minute = useMinute();
  const scroller = useRef<HTMLDivElement>(null);
  const revealed = useRef<string | null>(null);
  const awaited = useRef<string | null>(null);
  const height = isSearch ? rowWithSnippet : rowHeight;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const keys = useMemo(
    () =>
      createQueueKeys(model, () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 540) / 54) - 1)),
    [model],
  );
  const items = virtual.getVirtualItems();
  const firstPage = Math.floor((items[0]?.index ?? 0) / pageSize);
  const lastPage = Math.floor((items.at(-1)?.index ?? 0) / pageSize);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for again with every page that comes in
  useEffect(() => {
    // The open story is the one the keyboard goes on from, however it was opened; its row may come later.
    if (revealed.current === openId || model.store.getState().selected.size > 1) return;
    const index = openId === null ? -1 : model.indexOf(openId);
    if (openId === null || index < 0) {
      if (awaited.current !== openId) model.select([]);
      awaited.current = openId;
      return;
    }
    revealed.current = openId;
    model.moveTo(index);
    model.select([openId]);
  }, [model, openId, pages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top of its answer
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [query]);
  useEffect(() => model.show(firstPage, lastPage), [model, firstPage, lastPage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew exactly when the height changes
  useEffect(() => virtual.measure(), [height]);

  const remove = (): void => {
    const ids = pickedIds(model);
    if (ids.length > 0 && !isTrash) actions.trash(pickedRows(model), ids);
  };
  const openActive = (): void => {
    const row = model.rowAt(model.store.getState().activeIndex);
    if (row === undefined) return;
    if (!isTrash) actions.open(row.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const intent = keys.key(event);
    if (intent === null) return;
    event.preventDefault();
    if (intent === 'open') openActive();
    if (intent === 'remove') remove();
    virtual.scrollToIndex(model.store.getState().activeIndex);
  };
  const indexOf = (event: MouseEvent): number | null => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return row instanceof HTMLElement ? Number(row.dataset.index) : null;
  };
  const onClick = (event: MouseEvent): void => {
    const index = indexOf(event);
    if (index === null) return;
    const toggle = event.ctrlKey || event.metaKey;
    keys.press(index, event.shiftKey, toggle);
    if (!event.shiftKey && !toggle) openActive();
  };
  const onContextMenu = (event: MouseEvent): void => {
    const index = indexOf(event);
    const row = index === null ? undefined : model.rowAt(index);
    if (index !== null && row !== undefined && !selected.has(row.id)) keys.press(index, false, false);
  };
  const isActiveShown = items.some((item) => item.index === activeIndex);

  return (
    <ContextMenu entries={() => queueMenu(model, actions)}>
      <div
        ref={scroller}
        className={styles.list}
        role="listbox"
        aria-label={isTrash ? 'Trash' : 'Stories'}
        aria-multiselectable="true"
        aria-activedescendant={isActiveShown ? rowId(activeIndex) : undefined}
        tabIndex={0}
        data-region-focus=""
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
      >
        <div className={styles.height} style={{ blockSize: virtual.getTotalSize() }} role="presentation">
          {items.map((item) => {
            const row = model.rowAt(item.index);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the list itself holds the focus and names its active row
              <div
                key={item.key}
                id={rowId(item.index)}
                data-index={item.index}
                data-story={row?.id}
                className={classNames(
                  styles.row,
                  item.index === activeIndex && styles.active,
                  row !== undefined && row.id === openId && styles.open,
                )}
                style={{ blockSize: item.size, transform: `translateY(${String(item.start)}px)` }}
                role="option"
                aria-selected={row !== undefined && selected.has(row.id)}
                aria-current={row !== undefined && row.id === openId ? 'true' : undefined}
                aria-setsize={total}
                aria-posinset={item.index + 1}
                aria-label={row === undefined ? 'Loading' : undefined}
                title={row === undefined ? undefined : `${row.headline}\n${statusLabels[row.status]}`}
              >
                {row === undefined ? (
                  <div className={styles.blank} />
                ) : (
                  <QueueRow row={row} minute={minute} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </ContextMenu>
  );
}

function rowId(index: number): string {
  return `queue-row-${String(index)}`;
}
