import type { MediaInfo } from '../../shared/contract/calls.ts';
import { formatDuration } from '../editor/formatDuration.ts';
import { sizeWords } from '../ui/sizeWords.ts';

/** "1,600 × 1,067", "0:42", "1.2 MB" and the file's name: what can be said of any file. */
export function fileFacts({ width, height, duration, bytes, name }: MediaInfo): readonly string[] {
  return [
    width === null || height === null ? '' : `${width} × ${height}`,
    duration === null ? '' : formatDuration(duration),
    sizeWords(bytes),
    name,
  ];
}
