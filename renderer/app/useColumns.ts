import { useSyncExternalStore } from 'react';
import { onSettings } from '../host/settings.ts';
import { useDesk } from './desk.ts';
import type { PanelName, PanelPlace } from './fitColumns.ts';
import { columnsNow } from './panels.ts';

function subscribe(listener: () => void): () => void {
  const stopSettings = onSettings(listener);
  const stopDesk = useDesk.subscribe(listener);
  window.addEventListener('resize', listener);
  return () => {
    stopSettings();
    stopDesk();
    window.removeEventListener('resize', listener);
  };
}

let last: Readonly<Record<PanelName, PanelPlace>> = columnsNow();
let lastKey = JSON.stringify(last);

/** Where the panels stand; renders again only when that changes. */
export function useColumns(): Readonly<Record<PanelName, PanelPlace>> {
  return useSyncExternalStore(subscribe, () => {
    const now = columnsNow();
    const key = JSON.stringify(now);
    if (key !== lastKey) {
      last = now;
      lastKey = key;
    }
    return last;
  });
}
