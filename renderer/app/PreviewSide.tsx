import { useMemo } from 'react';
import { PreviewPane } from '../preview/PreviewPane.tsx';
import { openDialog, useDesk } from './desk.ts';
import { makePreviewSource } from './previewSource.ts';

/** The preview of the open story. */
export default function PreviewSide() {
  const session = useDesk((state) => state.session);
  const handle = useDesk((state) => state.handle);
  const source = useMemo(
    () => (session === null || handle === null ? null : makePreviewSource(session, handle)),
    [session, handle],
  );
  return source === null ? null : (
    <PreviewPane source={source} onOpenWall={() => openDialog({ name: 'wall' })} />
  );
}
