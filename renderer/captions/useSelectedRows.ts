import { useEffect, useRef, useState } from 'react';

export interface SelectedRows {
  readonly selected: ReadonlySet<number>;
  /** `isRange`: and all rows between this one and the one chosen last. */
  readonly select: (row: number, isSelected: boolean, isRange: boolean) => void;
  readonly selectAll: (isSelected: boolean) => void;
}

const none: ReadonlySet<number> = new Set();

/** Which rows of the grid are selected. Rows have no name but their number: when some come or go, none is. */
export function useSelectedRows(count: number): SelectedRows {
  const [selected, setSelected] = useState(none);
  const last = useRef(0);
  const before = useRef(count);
  useEffect(() => {
    if (before.current !== count) setSelected(none);
    before.current = count;
  }, [count]);
  return {
    selected,
    select(row, isSelected, isRange) {
      const start = isRange ? Math.min(last.current, row) : row;
      const end = isRange ? Math.max(last.current, row) : row;
      last.current = row;
      setSelected((now) => {
        const next = new Set(now);
        for (let one = start; one <= end; one += 1) {
          if (isSelected) next.add(one);
          else next.delete(one);
        }
        return next;
      });
    },
    selectAll: (isSelected) => setSelected(isSelected ? new Set(Array(count).keys()) : none),
  };
}
