import { StetError } from '../contract/reply.ts';
import type { NodeJson } from '../document/json.ts';
import { statedFacts } from '../story/medium.ts';
import { toBase64 } from './base64.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { ExportContext, Exporter, ExportFile } from './format.ts';
import { mediaSources } from './mediaSources.ts';
import { typeOfSource } from './mediaTypes.ts';
import { publicFacts } from './publicFacts.ts';
import { fileVersion } from './stetStoryFile.ts';

/** A string of JSON holds at most half a gigabyte in V8; a file this size is past comfort long before. */
const mostInside = 200_000_000;

/** The whole story for another Stet, or for any program: nothing of the document is lost in it. */
export const stetStory: Exporter = {
  id: 'json',
  label: 'Stet story (JSON)',
  description: 'Everything but the notes: for another Stet, or for other programs.',
  extension: 'json',
  mediaType: 'application/json',
  hasThemes: false,
  write(story, name, context) {
    const { media, files } = mediaOf(story.document, context);
    const content = canonicalJson({
      format: 'stet-story',
      version: fileVersion,
      schemaVersion: story.schemaVersion,
      story: { ...publicFacts(story.meta), createdAt: story.createdAt },
      document: story.document,
      media,
    });
    if (!context.asFolder) return [{ path: `${name}.json`, content }];
    return [
      { path: `${name}/story.json`, content },
      ...files.map((file) => ({ ...file, path: `${name}/${file.path}` })),
    ];
  },
};

interface MediaParts {
  readonly media: readonly Readonly<Record<string, unknown>>[];
  readonly files: readonly ExportFile[];
}

function mediaOf(document: NodeJson, context: ExportContext): MediaParts {
  const media: Readonly<Record<string, unknown>>[] = [];
  const files: ExportFile[] = [];
  let total = 0;
  for (const { source, width, height } of mediaSources(document)) {
    const file = context.media(source);
    if (file === null) continue;
    const facts = context.facts(source);
    const stated = facts === null ? {} : statedFacts(facts);
    const entry = {
      source,
      type: typeOfSource(source) ?? file.type,
      width,
      height,
      ...(Object.keys(stated).length === 0 ? {} : { facts: stated }),
    };
    const path = `media/${source.slice('media:'.length)}`;
    total += file.bytes.length;
    if (context.asFolder) {
      media.push({ ...entry, path });
      files.push({ path, content: file.bytes });
    } else if (total > mostInside) {
      const size = Math.round(mostInside / 1_000_000);
      throw new StetError(
        'tooLarge',
        `The media of this story are larger than ${size} MB, too much for one file. Nothing was written. Export it as a folder.`,
      );
    } else {
      media.push({ ...entry, data: toBase64(file.bytes) });
    }
  }
  return { media, files };
}
