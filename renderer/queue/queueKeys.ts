import type { QueueModel } from './queueModel.ts';

export interface QueueKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a key in the list asks the desk for; the moving about is done here. */
export type QueueIntent = 'open' | 'remove' | 'moved' | null;

const typeAheadPause = 700;

/**
 * The keys of the list, as WAI-ARIA's listbox pattern has them: arrows move and select, Shift extends,
 * Ctrl moves alone, Space picks, letters jump to the next headline that begins so.
 */
export function createQueueKeys(model: QueueModel, pageRows: () => number) {
  let anchor = 0;
  let typed = '';
  let typedAt = 0;

  const selectRange = (from: number, to: number): void => {
    const ids: string[] = [];
    for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
      const row = model.rowAt(index);
      if (row !== undefined) ids.push(row.id);
    }
    model.select(ids);
  };

  const jump = (character: string): QueueIntent => {
    const now = Date.now();
    typed = now - typedAt > typeAheadPause ? character : typed + character;
    typedAt = now;
    const { activeIndex, total } = model.store.getState();
    const count = total ?? 0;
    const wanted = typed.toLocaleLowerCase();
    // A second letter refines where the first one landed; a first letter looks further on.
    const start = typed.length > 1 ? 0 : 1;
    for (let step = start; step < count; step += 1) {
      const index = (activeIndex + step) % count;
      const row = model.rowAt(index);
      const name = row?.headline === '' ? row.slug : row?.headline;
      if (name?.toLocaleLowerCase().startsWith(wanted)) return go(index, false, false);
    }
    return null;
  };

  const go = (index: number, extend: boolean, alone: boolean): QueueIntent => {
    model.moveTo(index);
    const { activeIndex } = model.store.getState();
    if (extend) {
      selectRange(anchor, activeIndex);
    } else if (!alone) {
      anchor = activeIndex;
      selectRange(activeIndex, activeIndex);
    }
    return 'moved';
  };

  return {
    /** A press on a row with the mouse. */
    press(index: number, extend: boolean, toggle: boolean): void {
      if (toggle) {
        model.moveTo(index);
        anchor = index;
        this.toggle(index);
      } else {
        go(index, extend, false);
      }
    },
    toggle(index: number): void {
      const row = model.rowAt(index);
      if (row === undefined) return;
      const selected = new Set(model.store.getState().selected);
      if (!selected.delete(row.id)) selected.add(row.id);
      model.select([...selected]);
    },
    /** Returns what the key asks for, or null when it is not one of the list's. */
    key(event: QueueKey): QueueIntent {
      const { activeIndex, total } = model.store.getState();
      const control = event.ctrlKey || event.metaKey;
      const moves: Readonly<Record<string, number>> = {
        ArrowDown: activeIndex + 1,
        ArrowUp: activeIndex - 1,
        Home: 0,
        End: (total ?? 1) - 1,
        PageDown: activeIndex + pageRows(),
        PageUp: activeIndex - pageRows(),
      };
      const target = moves[event.key];
      if (target !== undefined && !event.altKey) return go(target, event.shiftKey, control);
      if (event.key === 'Enter') return 'open';
      if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) return 'remove';
      if (control && event.key.toLowerCase() === 'a') {
        selectRange(0, (total ?? 1) - 1);
        return 'moved';
      }
      if (event.key === ' ' && (control || typed === '' || Date.now() - typedAt > typeAheadPause)) {
        this.toggle(activeIndex);
        return 'moved';
      }
      if (event.key === 'Escape' && model.store.getState().selected.size > 1) {
        selectRange(activeIndex, activeIndex);
        return 'moved';
      }
      if (event.key.length === 1 && !control && !event.altKey) return jump(event.key);
      return null;
    },
  };
}
