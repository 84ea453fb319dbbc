import type { ExportContext } from './format.ts';
import { isPicture } from './mediaTypes.ts';

/** For a page that stays on this machine: each picture whole, as it lies in the library. */
export function originalPictures(media: ExportContext['media']): ExportContext['picture'] {
  return (source) => {
    const file = isPicture(source) ? media(source) : null;
    return file && { usual: [{ ...file, width: null, height: null }], smaller: [], tone: null };
  };
}
