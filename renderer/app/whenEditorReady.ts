import type { EditorHandle } from '../editor/editorHandle.ts';
import { desk, useDesk } from './desk.ts';

/** The editor of this story once it stands; null when another story was opened meanwhile, or none came up. */
export function whenEditorReady(id: string): Promise<EditorHandle | null> {
  const { session, handle, opening } = desk.get();
  if (session?.id === id && handle !== null) return Promise.resolve(handle);
  if (session?.id !== id && opening !== id) return Promise.resolve(null);
  return new Promise((resolve) => {
    const stop = useDesk.subscribe((state) => {
      const isHere = state.session?.id === id;
      if (isHere && state.handle === null) return;
      if (!isHere && state.opening === id) return;
      stop();
      resolve(isHere ? state.handle : null);
    });
  });
}
