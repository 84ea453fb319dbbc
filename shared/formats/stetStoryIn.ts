import { StetError } from '../contract/reply.ts';
import type { JsonValue } from '../document/json.ts';
import { isHarmless } from '../document/keptValue.ts';
import { storedDocument } from '../document/newerDocument.ts';
import { parseDocument } from '../document/schema.ts';
import { type MediumFacts, readStatedFacts } from '../story/medium.ts';
import { storyMeta } from '../story/story.ts';
import { z } from '../zod.ts';
import { fromBase64 } from './base64.ts';
import { wellFormed } from './canonicalJson.ts';
import { decodeUtf8 } from './decodeText.ts';
import type { ImportedMedia, Importer, ImportResult } from './format.ts';
import { sourceOf } from './mediaAddress.ts';
import { isPublicFact } from './publicFacts.ts';
import { fileMedia, fileVersion, moment, stetStoryFile } from './stetStoryFile.ts';
import { parseStrictJson } from './strictJson.ts';

/** Facts are read one by one: what this version cannot use of them is no reason to refuse the story. */
const readableFile = stetStoryFile.extend({
  story: z.looseObject({}),
  media: z
    .array(fileMedia.extend({ facts: z.unknown().optional() }))
    .max(10_000)
    .default([]),
});
type ReadableFile = z.infer<typeof readableFile>;
const knownNames = new Set(Object.keys(stetStoryFile.shape));
const nothingDone = 'Nothing was imported.';

export const stetStoryIn: Importer = {
  id: 'json',
  label: 'Stet story (JSON)',
  extensions: ['json'],
  limit: 400_000_000,
  accepts: (name, head) => /\.json$/i.test(name) || /^\s*\{\s*"/.test(head),
  read(bytes) {
    const text = decodeUtf8(bytes);
    const value = parseStrictJson(text);
    refuseOther(value);
    const hasLoneSurrogates = /\\u[dD][89a-fA-F]/.test(text) && JSON.stringify(value).includes('\\ud');
    const file = readableFile.safeParse(hasLoneSurrogates ? repaired(value) : value);
    if (!file.success)
      throw new StetError(
        'invalid',
        `This story file is damaged: ${firstProblem(file.error)}. ${nothingDone}`,
      );
    const result = takeOver(file.data);
    if (!hasLoneSurrogates) return result;
    return { ...result, dropped: [...result.dropped, 'Half characters (lone surrogates) became “\ufffd”.'] };
  },
};

/** Says in words what the schema could only call a wrong literal. */
function refuseOther(value: JsonValue): void {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const file: Readonly<Record<string, unknown>> = isObject ? { ...value } : {};
  if (file.format !== 'stet-story') {
    throw new StetError(
      'unsupported',
      `This JSON is not a Stet story: it does not begin with "format": "stet-story". ${nothingDone}`,
    );
  }
  if (typeof file.version === 'number' && file.version > fileVersion) {
    throw new StetError(
      'unsupported',
      `This story was written by a newer Stet (format version ${file.version}; this one reads version ${fileVersion}). ${nothingDone} Update Stet, or export the story again in the older format.`,
    );
  }
}

function takeOver(file: ReadableFile): ImportResult {
  const parsed = parseDocument(file.document);
  if (!parsed.ok) throw new StetError('invalid', `${parsed.reason} ${nothingDone}`);
  const dropped = [...parsed.problems];
  const { createdAt, ...facts } = file.story;
  const open = Object.entries(facts).filter(([key]) => isPublicFact(key));
  if (open.length < Object.keys(facts).length)
    dropped.push('Notes and other private facts in the file were left out.');
  const kept = open.filter(([key, fact]) => Object.hasOwn(storyMeta.shape, key) || isHarmless([key, fact]));
  if (kept.length < open.length) dropped.push('An address that is not allowed was taken out.');
  const begun = moment.safeParse(createdAt);
  if (createdAt !== undefined && !begun.success)
    dropped.push('The file does not say in a usable way when the story was begun; today is taken.');
  for (const name of Object.keys(file).filter((one) => !knownNames.has(one)))
    dropped.push(`“${name.slice(0, 80)}” in the file is not known to this Stet and was left out.`);
  return {
    document: storedDocument(file.document, parsed, file.schemaVersion),
    meta: Object.fromEntries(kept),
    schemaVersion: file.schemaVersion,
    createdAt: begun.data ?? null,
    ...mediaInside(file),
    standIns: new Map(),
    dropped,
  };
}

/** The media the file carries, each held against the hash in its name. */
function mediaInside(file: ReadableFile): Pick<ImportResult, 'media' | 'facts' | 'damaged'> {
  const media: ImportedMedia[] = [];
  const damaged: string[] = [];
  const told = new Map<string, Partial<MediumFacts>>();
  for (const { source, data, facts } of file.media) {
    const stated = readStatedFacts(facts);
    if (Object.keys(stated).length > 0) told.set(source, stated);
    if (data === undefined) continue;
    const bytes = fromBase64(data);
    const extension = source.slice(source.lastIndexOf('.') + 1);
    if (bytes === null || sourceOf(bytes, extension) !== source) damaged.push(source);
    else media.push({ source, name: source.slice('media:'.length), bytes });
  }
  return { media, facts: told, damaged };
}

function repaired(value: JsonValue): JsonValue {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(repaired);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [wellFormed(name), repaired(item)]));
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined
    ? 'it does not fit the format'
    : `${issue.path.join('.') || 'the file'}: ${issue.message}`;
}
