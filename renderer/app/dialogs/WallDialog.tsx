import { useMemo } from 'react';
import { PreviewWall } from '../../preview/PreviewWall.tsx';
import { closeDialog } from '../desk.ts';
import { makePreviewSource } from '../previewSource.ts';
import { useShown } from '../shown.ts';

/** The open story at four widths, side by side. */
export function WallDialog() {
  const session = useShown((shown) => shown.session);
  const handle = useShown((shown) => shown.handle);
  const source = useMemo(
    () => (session === null || handle === null ? null : makePreviewSource(session, handle)),
    [session, handle],
  );
  return source === null ? null : <PreviewWall source={source} onClose={closeDialog} />;
}
