import type { Importer } from './format.ts';
import { htmlIn } from './htmlIn.ts';
import { markdown } from './markdown.ts';
import { plainText } from './plainText.ts';
import { stetStoryIn } from './stetStoryIn.ts';

/** Every way in, in the order in which they are asked; plain text takes what nobody else knows. */
export const importers: readonly Importer[] = [stetStoryIn, htmlIn, markdown, plainText];
