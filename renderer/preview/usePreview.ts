import { useEffect, useState } from 'react';
import { mediaUrl } from '../host/host.ts';
import { createPreview, type Preview } from './preview.ts';
import type { PreviewSource } from './previewSource.ts';

/** The preview of a story, for as long as the component shows it. */
export function usePreview(source: PreviewSource): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    const made = createPreview(source, mediaUrl);
    setPreview(made);
    return () => {
      made.close();
      setPreview(null);
    };
  }, [source]);
  return preview;
}
