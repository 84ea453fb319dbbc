import type { MediaInfo } from '../../shared/contract/calls.ts';

/** What the page asks of the window it stands in; plain functions, so that node views need no React. */
export interface CanvasHost {
  /** Where a media source may be shown from, or null for what is never loaded. */
  readonly mediaUrl: (source: string | null) => string | null;
  /** Puts a file into the media folder. Rejects with StetError. */
  readonly addMedia: (file: File) => Promise<MediaInfo>;
  /** Asks for one file of these media types (an `accept` list), or several; empty when none was chosen. */
  readonly chooseFiles: (accept: string, count?: 'one' | 'several') => Promise<readonly File[]>;
  /** Opens the choice of contributors. */
  readonly chooseByline: () => void;
  /** Opens the making of a reading of the story. */
  readonly makeReading: () => void;
  /** Opens the cropper of the picture at this position. */
  readonly crop: (position: number) => void;
  readonly say: (text: string, kind?: 'note' | 'warning' | 'error') => void;
  /** Says something with one thing to do about it, for a while. */
  readonly offer: (text: string, action: { readonly label: string; readonly run: () => void }) => void;
  /** A sentence for screen readers, shown to nobody. */
  readonly announce: (text: string) => void;
}

export const pictureTypes = 'image/*';
export const soundTypes = 'audio/*';
export const filmTypes = 'video/*';
export const captionsTypes = '.vtt,.srt,text/vtt';
