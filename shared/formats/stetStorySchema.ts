import { documentDefinitions, type JsonSchema } from '../document/jsonSchema.ts';
import { z } from '../zod.ts';
import { stetStoryFile } from './stetStoryFile.ts';

/** The JSON Schema (draft 2020-12) of a `stet-story` file, version 1, as it lies in `resources/`. */
export function stetStorySchema(): JsonSchema {
  const { $schema, properties, ...rest } = z.toJSONSchema(stetStoryFile, {
    unrepresentable: 'any',
    io: 'input',
  });
  return {
    $schema,
    title: 'Stet story, version 1',
    description:
      'One story: facts about it, its text as a tree, and its media. Names that are not described here are a newer Stet’s; a reader keeps those of the story and of its text.',
    ...rest,
    properties: { ...properties, document: { $ref: '#/$defs/doc' } },
    $defs: documentDefinitions(),
  };
}
