/**
 * Makes the sample stories again from their sources: pictures, film, reading and text.
 * Run by hand (`node resources/sample-stories/make/make.ts`) after a change here; needs espeak-ng and ffmpeg.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeJson } from '../../../shared/document/json.ts';
import { parseDocument, serializeDocument } from '../../../shared/document/schema.ts';
import { stetStory } from '../../../shared/formats/stetStory.ts';
import { type StoryMeta, schemaVersion } from '../../../shared/story/story.ts';
import { makeContributors } from './contributors.ts';
import { englishMeta, englishStory, spokenText } from './englishStory.ts';
import { type MediaFile, makeMedia } from './media.ts';
import { notices } from './notices.ts';
import { persianMeta, persianStory } from './persianStory.ts';

const folder = join(import.meta.dirname, '..');
const mediaFolder = join(folder, 'media');
const media = await makeMedia(spokenText);
const files: readonly MediaFile[] = Object.values(media);
const contributors = makeContributors(media);

function writeJson(name: string, value: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** The document as the schema writes it, so that a fresh sample and its export are the same. */
function settled(document: NodeJson): NodeJson {
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new Error(`A sample does not parse: ${parsed.reason}`);
  if (parsed.problems.length > 0) throw new Error(`A sample has problems: ${parsed.problems.join('; ')}`);
  return serializeDocument(parsed.document);
}

/** Written by the exporter itself, with its media in the folder `media` beside it. */
function writeStory(document: NodeJson, meta: StoryMeta): void {
  const at = meta.publishedAt ?? '';
  const story = { schemaVersion, document: settled(document), meta, createdAt: at };
  const written = stetStory.write(story, meta.slug, {
    asFolder: true,
    theme: { id: '', css: '' },
    media: (source) => files.find((file) => file.source === source) ?? null,
    picture: () => null,
    facts: () => null,
  });
  writeJson(`${meta.slug}.stet.json`, JSON.parse(String(written[0]?.content)));
}

rmSync(mediaFolder, { recursive: true, force: true });
mkdirSync(mediaFolder, { recursive: true });
for (const file of files) {
  writeFileSync(join(mediaFolder, file.source.slice('media:'.length)), file.bytes);
  console.log(`${String(file.bytes.length).padStart(8)}  ${file.name}`);
}
writeStory(englishStory(media, contributors), englishMeta);
writeStory(persianStory(media, contributors), persianMeta);
writeJson('contributors.json', Object.values(contributors));
writeJson('notices.json', notices);
