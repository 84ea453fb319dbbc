import { formatDuration } from '../formatDuration.ts';

/** A still no wider than this: what more a film has, no page shows. */
const widest = 2560;

/** The frame a player shows, as a picture file; or why there is none, as a sentence for the writer. */
export async function filmFrame(film: HTMLVideoElement): Promise<File | string> {
  if (film.error !== null) {
    return 'This film cannot be played here, so no frame of it can be taken. Choose a picture as its poster, or add the film as MP4 (H.264) or WebM.';
  }
  if (film.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || film.videoWidth === 0) {
    return 'Play the film to the frame you want, pause it, and press “Use this frame” again.';
  }
  const scale = Math.min(1, widest / film.videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(film.videoWidth * scale);
  canvas.height = Math.round(film.videoHeight * scale);
  canvas.getContext('2d')?.drawImage(film, 0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92));
  if (picture === null) return 'No picture could be made of this frame. Choose a file as the poster.';
  const at = formatDuration(film.currentTime).replaceAll(':', '-');
  return new File([picture], `frame-${at}.jpg`, { type: 'image/jpeg' });
}
