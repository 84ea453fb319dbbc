import { join } from 'node:path';

/** The bundle lies in `out/main/`, beside `out/preload/` and `out/renderer/`; what is not built lies two up. */
const out = join(import.meta.dirname, '..');
const resources = join(out, '..', 'resources');

export const places = {
  page: join(out, 'renderer'),
  preload: join(out, 'preload', 'index.cjs'),
  resources,
  icon: join(resources, 'icons', 'icon.png'),
} as const;
