import { useMemo } from 'react';
import type { PreviewSource } from '../preview/previewSource.ts';
import { makePreviewSource } from './previewSource.ts';
import { useShown } from './shown.ts';

/** The open story for a preview: the same object as long as it is the same story, null until its editor stands. */
export function usePreviewSource(): PreviewSource | null {
  const { session, handle } = useShown();
  return useMemo(
    () => (session === null || handle === null ? null : makePreviewSource(session, handle)),
    [session, handle],
  );
}
