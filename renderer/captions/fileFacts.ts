import type { MediaInfo } from '../../shared/contract/calls.ts';
import { formatDuration } from '../editor/formatDuration.ts';
import { sizeWords } from '../ui/sizeWords.ts';

/** "1,600 × 1,067", "0:42", "1.2 MB" and the file's name: what can be said of any file. */
export function fileFacts(info: MediaInfo): readonly string[] {
  const { width, height, duration, bytes } = info;
  return [
    width === null || height === null ? '' : `${width} × ${height}`,
    duration === null ? '' : formatDuration(duration),
    sizeWords(bytes),
    fileName(info),
  ].filter((words) => words !== '');
}

/** What the file was called; '' for one that came with a story under the hash of its bytes, which says nothing. */
export function fileName({ name, source }: Pick<MediaInfo, 'name' | 'source'>): string {
  return source === `media:${name}` ? '' : name;
}

/** What a person calls it: its caption, else its file's name, else what it is. */
export function mediumName(info: MediaInfo): string {
  const kinds: Readonly<Record<string, string>> = { image: 'Picture', audio: 'Sound', video: 'Film' };
  return info.caption || fileName(info) || (kinds[info.type.split('/', 1)[0] ?? ''] ?? 'File');
}
