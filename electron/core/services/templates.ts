import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { z } from '../../../shared/zod.ts';

const documentJson = z.custom<NodeJson>(
  (value) => typeof value === 'object' && value !== null && 'type' in value,
);

/** `resources/templates/<id>.json`: a document to begin with, in English and in other languages. */
const templateFile = z.object({
  id: z.string(),
  label: z.string(),
  document: documentJson,
  documents: z.record(z.string(), documentJson).default({}),
});

/** The templates' names, in the order of their files. A folder without any is no error. */
export async function listTemplates(
  folder: string,
): Promise<readonly { readonly id: string; readonly label: string }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readTemplateFile(join(folder, name))));
  return files.map(({ id, label }) => ({ id, label }));
}

/** What a new story begins with, in its language where there is one. Throws StetError `notFound`. */
export async function readTemplate(folder: string, id: string, language: string): Promise<NodeJson> {
  const known = await listTemplates(folder);
  if (!known.some((template) => template.id === id))
    throw new StetError('notFound', 'There is no such template.');
  const { document, documents } = await readTemplateFile(join(folder, `${id}.json`));
  const base = language.split('-', 1)[0]?.toLowerCase() ?? '';
  return documents[language] ?? documents[base] ?? document;
}

async function readTemplateFile(path: string) {
  return templateFile.parse(JSON.parse(await readFile(path, 'utf8')));
}
