import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../electron/core/core.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { article, manyWords, textOf } from '../contract/article.ts';
import { openCore } from '../contract/hosts.ts';

/** What a desk held when its files were taken: id → text of each story. */
export type Texts = Readonly<Record<string, string>>;

export const now = () => new Date();

/** Opens a core on the folder, does the work, and closes it whatever happens. */
export async function withCore<Result>(
  dataFolder: string,
  work: (api: Api, core: Core) => Promise<Result>,
): Promise<Result> {
  const core = await openCore({ dataFolder, now });
  try {
    return await work(connect({ call: core.dispatch, on: core.onEvent }), core);
  } finally {
    await core.close();
  }
}

/** The folder as it is at this moment, as a crash would leave it. A process of its own, so that no lock is lost. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to]);
}

/** Stories with several saves and a version each; every one is longer than a page of the database. */
export async function fillDesk(api: Api, stories: number): Promise<void> {
  for (let number = 0; number < stories; number += 1) {
    const { id } = await api.call('stories.create', { document: article(`Story ${number}`) });
    const { story } = await api.call('stories.read', { id });
    for (let revision = 1; revision <= 3; revision += 1) {
      await api.call('stories.save', {
        id,
        baseRevision: revision,
        document: article(`Story ${number}`, manyWords(700, `word${number}-`), `Saved ${revision} times`),
        meta: story.meta,
      });
    }
    await api.call('versions.cut', { id, label: 'By hand' });
  }
}

export async function textsOf(api: Api): Promise<Texts> {
  const { rows } = await api.call('stories.list', { limit: 1000 });
  const texts: Record<string, string> = {};
  for (const { id } of rows) texts[id] = textOf((await api.call('stories.read', { id })).story.document);
  return texts;
}

/** Every file under `damaged/`, whole. */
export function asideFiles(dataFolder: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const folder = join(dataFolder, 'damaged');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
}

/** Writes into a file in place. */
export function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}
