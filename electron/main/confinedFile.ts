import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';

const safeSegment = /^[\p{L}\p{N}_@+-][\p{L}\p{N}_@+.-]*$/u;

/**
 * The file a URL's path names below `root`, or null. The path is refused as soon as it says anything twice:
 * encoded separators, dots, empty segments, other streams. Symbolic links are refused wherever they stand,
 * so that what is served is what lies there.
 */
export async function confinedFile(root: string, urlPath: string): Promise<string | null> {
  const segments = segmentsOf(urlPath);
  if (segments === null) return null;
  try {
    const realRoot = await realpath(root);
    const wanted = join(realRoot, ...segments);
    if ((await realpath(wanted)) !== wanted) return null;
    return (await lstat(wanted)).isFile() ? wanted : null;
  } catch {
    // Not there, or not ours to read: both are "not found" to the page.
    return null;
  }
}

function segmentsOf(urlPath: string): readonly string[] | null {
  if (!urlPath.startsWith('/')) return null;
  const segments = urlPath.slice(1).split('/');
  try {
    const decoded = segments.map((segment) => decodeURIComponent(segment));
    return decoded.every((segment) => safeSegment.test(segment)) ? decoded : null;
  } catch {
    return null;
  }
}
