import { useEffect, useRef, useState } from 'react';
import type { EditorHandle } from '../editorHandle.ts';

/**
 * The picture whose cropper is open, as it was when it was opened. `where` is its position by now, wherever the
 * text around it has gone meanwhile; null once it is no longer there or shows another file.
 */
export function usePicture(handle: EditorHandle, position: number) {
  const { editor } = handle;
  const [attrs] = useState<Readonly<Record<string, unknown>>>(
    () => editor.state.doc.nodeAt(position)?.attrs ?? {},
  );
  const place = useRef<number | null>(position);
  useEffect(() => {
    const follow = ({ transaction }: { readonly transaction: typeof editor.state.tr }): void => {
      if (place.current === null) return;
      const { pos, deletedAfter } = transaction.mapping.mapResult(place.current, 1);
      place.current = deletedAfter ? null : pos;
    };
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
    };
  }, [editor]);
  const where = (): number | null => {
    const node = place.current === null ? null : editor.state.doc.nodeAt(place.current);
    return node?.type.name === 'figure' && node.attrs['source'] === attrs['source'] ? place.current : null;
  };
  return { attrs, where };
}
