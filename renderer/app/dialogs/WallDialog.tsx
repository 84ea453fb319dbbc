import { PreviewWall } from '../../preview/PreviewWall.tsx';
import { closeDialog } from '../desk.ts';
import { usePreviewSource } from '../usePreviewSource.ts';

/** The open story at four widths, side by side. */
export function WallDialog() {
  const source = usePreviewSource();
  return source === null ? null : <PreviewWall source={source} onClose={closeDialog} />;
}
