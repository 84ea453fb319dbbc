import { useEffect, useState } from 'react';
import { mediaUrl } from '../host/host.ts';
import { useSetting } from '../host/settings.ts';
import { mediaFateOf, rehearse } from './mediaRehearsal.ts';
import { createPreview, type Preview } from './preview.ts';
import type { PreviewSource } from './previewSource.ts';

/** The preview of a story, for as long as the component shows it. */
export function usePreview(source: PreviewSource): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  const fate = mediaFateOf(useSetting('previewMedia'));
  useEffect(() => {
    const rehearsal = rehearse(fate, mediaUrl);
    const made = createPreview(source, rehearsal.mediaUrl);
    setPreview(made);
    return () => {
      made.close();
      rehearsal.close();
      setPreview(null);
    };
  }, [source, fate]);
  return preview;
}
