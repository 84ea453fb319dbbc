/** Makes icon.png and favicon.png again from the drawings beside them: `node resources/icons/make.ts`. */
import { join } from 'node:path';
import sharp from 'sharp';

const at = (name: string) => join(import.meta.dirname, name);

await sharp(at('icon.svg'), { density: 144 })
  .resize(1024, 1024)
  .png({ compressionLevel: 9 })
  .toFile(at('icon.png'));
await sharp(at('favicon.svg'), { density: 144 })
  .resize(64, 64)
  .png({ compressionLevel: 9 })
  .toFile(at('favicon.png'));
