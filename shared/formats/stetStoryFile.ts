import type { NodeJson } from '../document/json.ts';
import { mediumFacts } from '../story/medium.ts';
import { storyMeta } from '../story/story.ts';
import { z } from '../zod.ts';

/** The version of the file format; a reader refuses a higher one. The document inside has its own. */
export const fileVersion = 1;

export const moment = z.iso.datetime({ offset: true });

/** The facts as a file states them: those that never leave the machine are not part of the format. */
const fileFacts = storyMeta.omit({ notes: true, isSample: true }).extend({
  createdAt: moment.optional().describe('When the story was begun.'),
});

export const fileMedia = z.looseObject({
  source: z
    .string()
    .regex(/^media:[0-9a-f]{64}\.[a-z0-9]{1,5}$/)
    .describe('The name the document uses: media:<SHA-256 of the bytes>.<extension>.'),
  type: z.string().max(100).describe('Media type, "image/jpeg".'),
  width: z.int().min(1).nullable().default(null),
  height: z.int().min(1).nullable().default(null),
  data: z.string().optional().describe('The bytes in base64, when the file carries its media.'),
  path: z
    .string()
    .regex(/^media\/[0-9a-f]{64}\.[a-z0-9]{1,5}$/)
    .optional()
    .describe('Where the bytes lie beside this file, when it does not.'),
  facts: mediumFacts.optional().describe('What is known of it; what is left out is not known.'),
});

/** `stet-story` version 1. Unknown names are allowed; those of the story and its document are kept. */
export const stetStoryFile = z.looseObject({
  format: z.literal('stet-story'),
  version: z.literal(fileVersion),
  schemaVersion: z.int().min(1).describe('Version of the document’s schema.'),
  story: fileFacts,
  document: z.custom<NodeJson>(
    (value) => typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc',
    'is not a story document',
  ),
  media: z.array(fileMedia).max(10_000).default([]),
});
