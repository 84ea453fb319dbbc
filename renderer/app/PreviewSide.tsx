import { useMemo } from 'react';
import { PreviewPane } from '../preview/PreviewPane.tsx';
import { openDialog } from './desk.ts';
import { makePreviewSource } from './previewSource.ts';
import { useShown } from './shown.ts';

/** The preview of the open story. */
export default function PreviewSide() {
  const session = useShown((shown) => shown.session);
  const handle = useShown((shown) => shown.handle);
  const source = useMemo(
    () => (session === null || handle === null ? null : makePreviewSource(session, handle)),
    [session, handle],
  );
  return source === null ? null : (
    <PreviewPane source={source} onOpenWall={() => openDialog({ name: 'wall' })} />
  );
}
