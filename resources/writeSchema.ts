import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stetStorySchema } from '../shared/formats/stetStorySchema.ts';

// Writes `stet-story-1.schema.json` anew from the program's own definitions: `node resources/writeSchema.ts`.
// A test fails when the file and the program say different things.
const path = join(import.meta.dirname, 'stet-story-1.schema.json');
writeFileSync(path, `${JSON.stringify(stetStorySchema(), null, 2)}\n`);
console.log(`Wrote ${path}`);
