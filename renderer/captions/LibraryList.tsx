import { useVirtualizer } from '@tanstack/react-virtual';
import { AudioLines, Clapperboard } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { MediumRow } from '../../shared/contract/calls.ts';
import { mediaUrl } from '../host/host.ts';
import { agoTime } from '../ui/uiLocale.ts';
import { useMinute } from '../ui/useMinute.ts';
import styles from './Captions.module.css';
import { fileFacts, mediumName } from './fileFacts.ts';
import type { MediaList } from './useMediaList.ts';

const rowHeight = 64;

export interface LibraryListProps {
  readonly list: MediaList;
  readonly selected: string | null;
  readonly onSelect: (source: string) => void;
  /** Enter or a double press on a row; left out when there is nothing to do with it. */
  readonly onChoose: ((medium: MediumRow) => void) | undefined;
}

/** The rows in sight, and only those. */
export function LibraryList({ list, selected, onSelect, onChoose }: LibraryListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const active = useRef(0);
  const minute = useMinute();
  const virtual = useVirtualizer({
    count: list.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { show } = list;
  useEffect(() => show(first, last), [show, first, last]);

  const select = (index: number): void => {
    const row = list.rowAt(index);
    if (row === undefined) return;
    active.current = index;
    onSelect(row.source);
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const end = (list.total ?? 1) - 1;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 640) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active.current + (selected === null ? 0 : 1),
      ArrowUp: active.current - 1,
      PageDown: active.current + page,
      PageUp: active.current - page,
      Home: 0,
      End: end,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      select(Math.min(end, Math.max(0, step)));
    } else if (event.key === 'Enter') {
      const row = list.rowAt(active.current);
      if (row === undefined || row.source !== selected) return;
      event.preventDefault();
      onChoose?.(row);
    }
  };
  const indexOf = (event: MouseEvent): number | null => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return row instanceof HTMLElement ? Number(row.dataset['index']) : null;
  };
  const activeRow = items.find(({ index }) => list.rowAt(index)?.source === selected);
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      aria-label="Media"
      aria-activedescendant={activeRow === undefined ? undefined : rowId(activeRow.index)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const index = indexOf(event);
        if (index !== null) select(index);
      }}
      onDoubleClick={(event) => {
        const index = indexOf(event);
        const row = index === null ? undefined : list.rowAt(index);
        if (row !== undefined) onChoose?.(row);
      }}
    >
      <div className={styles.height} style={{ blockSize: virtual.getTotalSize() }} role="presentation">
        {items.map((item) => {
          const row = list.rowAt(item.index);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list itself holds the focus and names its active row
            <div
              key={item.key}
              id={rowId(item.index)}
              data-index={item.index}
              className={styles.row}
              role="option"
              aria-selected={row !== undefined && row.source === selected}
              aria-setsize={list.total ?? -1}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row !== undefined && <Row row={row} minute={minute} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({ row, minute }: { readonly row: MediumRow; readonly minute: number }) {
  const Icon = row.type.startsWith('audio/') ? AudioLines : Clapperboard;
  return (
    <>
      {row.type.startsWith('image/') ? (
        <img
          className={styles.rowPicture}
          src={mediaUrl(row.source) ?? ''}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : (
        <span className={styles.rowPicture}>
          <Icon size={18} aria-hidden="true" />
        </span>
      )}
      <span className={styles.grow}>
        <span className={styles.rowTitle} dir="auto">
          {mediumName(row)}
        </span>
        <span className={styles.rowLine} dir="auto">
          {[row.credit, ...fileFacts(row)].filter((words) => words !== '').join(' · ')}
        </span>
      </span>
      <span className={styles.rowAside}>
        {row.mayExport ? '' : 'Not to be exported · '}
        {row.stories === 0 ? 'Unused' : `In ${row.stories === 1 ? '1 story' : `${row.stories} stories`}`}
        <br />
        {agoTime(row.removedAt ?? row.addedAt, new Date(minute * 60_000))}
      </span>
    </>
  );
}

function rowId(index: number): string {
  return `medium-${index}`;
}
