import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

export interface RowInSight {
  readonly row: number;
  /** Pixels of the rows that are left out before it. */
  readonly gap: number;
}

export interface RowsInSight {
  readonly rows: readonly RowInSight[];
  /** Pixels of the rows that are left out after the last. */
  readonly end: number;
  readonly measure: (element: HTMLElement | null) => void;
  /** Brings a row onto the page, then does something with it. */
  readonly reveal: (row: number, then: () => void) => void;
}

/** So many rows are all on the page: finding those in sight would cost more than it saves. */
const few = 40;
const usualHeight = 170;

/**
 * The rows of the grid that are in sight, those around them, and the one with the focus wherever it is: a cell that
 * is left out of the page would take the caret with it.
 */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number): RowsInSight {
  const isLong = count > few;
  const virtual = useVirtualizer({
    count,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 4,
    rangeExtractor: (range) => withFocused(range, focusedRow(scroller.current)),
  });
  if (!isLong) {
    const rows = Array.from({ length: count }, (_, row) => ({ row, gap: 0 }));
    return { rows, end: 0, measure: () => {}, reveal: (_, then) => then() };
  }
  let bottom = 0;
  const rows = virtual.getVirtualItems().map(({ index, start, end }) => {
    const gap = start - bottom;
    bottom = end;
    return { row: index, gap };
  });
  return {
    rows,
    end: virtual.getTotalSize() - bottom,
    measure: virtual.measureElement,
    reveal(row, then) {
      if (rows.some((one) => one.row === row)) return then();
      virtual.scrollToIndex(row);
      // Scrolling is told of in one frame and drawn in the next.
      requestAnimationFrame(() => requestAnimationFrame(then));
    },
  };
}

function withFocused(range: Range, focused: number | null): number[] {
  const rows = defaultRangeExtractor(range);
  if (focused === null || focused >= range.count || rows.includes(focused)) return rows;
  return [...rows, focused].sort((one, other) => one - other);
}

function focusedRow(scroller: HTMLElement | null): number | null {
  const row = scroller?.contains(document.activeElement)
    ? document.activeElement?.closest<HTMLElement>('tbody[data-index]')
    : null;
  return row == null ? null : Number(row.dataset['index']);
}
