import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';

const folder = join(projectRoot, 'resources', 'sample-stories', 'media');

/** A file of the sample stories by its extension: a real photograph, sound or film. */
export function sampleMedia(extension: string): string {
  const name = readdirSync(folder).find((one) => one.endsWith(`.${extension}`));
  if (name === undefined) throw new Error(`The samples have no .${extension} file.`);
  return join(folder, name);
}
