import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The place of the window, and what Chromium holds the single instance with. */
const staying = /^(place\.json|Singleton.*|lockfile)$/;

/**
 * Takes away what the window of an earlier time kept for itself in `folder`, cache and unsaved text alike. Before
 * Electron is ready, for then Chromium has none of it open, and only for whoever is the one Stet on this folder.
 */
export function forgetWindow(folder: string): void {
  try {
    for (const name of readdirSync(folder))
      if (!staying.test(name)) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // Not there yet, or not to be written: then nothing more comes to lie in it either.
  }
}
