import { useMemo } from 'react';
import { PreviewWall } from '../../preview/PreviewWall.tsx';
import { closeDialog, useDesk } from '../desk.ts';
import { makePreviewSource } from '../previewSource.ts';

/** The open story at four widths, side by side. */
export function WallDialog() {
  const session = useDesk((state) => state.session);
  const handle = useDesk((state) => state.handle);
  const source = useMemo(
    () => (session === null || handle === null ? null : makePreviewSource(session, handle)),
    [session, handle],
  );
  return source === null ? null : <PreviewWall source={source} onClose={closeDialog} />;
}
