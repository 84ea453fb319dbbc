import { PreviewPane } from '../preview/PreviewPane.tsx';
import { openDialog } from './desk.ts';
import { usePreviewSource } from './usePreviewSource.ts';

/** The preview of the open story. */
export default function PreviewSide() {
  const source = usePreviewSource();
  return source === null ? null : (
    <PreviewPane source={source} onOpenWall={() => openDialog({ name: 'wall' })} />
  );
}
