import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { importFile } from '../../../shared/formats/importFile.ts';
import { mediaSources } from '../../../shared/formats/mediaSources.ts';
import { type Contributor, contributor, readContributor } from '../../../shared/story/contributor.ts';
import { fold } from '../../../shared/story/fold.ts';
import { type LibraryNotice, libraryNotice, readNotice } from '../../../shared/story/libraryNotice.ts';
import { z } from '../../../shared/zod.ts';
import type { Handlers } from '../dispatch.ts';
import { inspectMedia } from '../media/inspectMedia.ts';
import { toReadStory } from '../outside/readTask.ts';
import type { Desk } from './desk.ts';
import { storeMedia } from './mediaStore.ts';

/** The stories Stet brings along to look at: added at the first start, removed and put back as one likes. */
export function sampleService(desk: Desk): Pick<Handlers, 'samples.add' | 'samples.remove'> {
  return {
    async 'samples.add'() {
      desk.assertWritable();
      return { ids: [...(await addSamples(desk))] };
    },
    async 'samples.remove'() {
      desk.assertWritable();
      const people = await sampleContributors(desk.folders.samples);
      const notices = await sampleNotices(desk.folders.samples);
      const { library } = desk;
      const samples = library.stories.samples();
      const removed = samples.filter(({ revision }) => revision === 1).map(({ id }) => id);
      // One that somebody wrote in is somebody's work: it goes to the trash, from where it can come back.
      const trashed = samples.filter(({ revision }) => revision > 1).map(({ id }) => id);
      library.write(() => {
        for (const id of removed) library.stories.remove(id);
        for (const id of trashed) library.stories.trash(id, desk.now().toISOString());
        library.versions.sweep();
        const kept = library.contributors.list();
        for (const person of people) {
          if (kept.some(({ value }) => isDeepStrictEqual(readContributor(JSON.parse(value)), person)))
            library.contributors.erase(person.id);
        }
        for (const { id, value } of library.noticeTexts.list()) {
          const sample = notices.find((notice) => notice.id === id);
          if (sample !== undefined && isDeepStrictEqual(readNotice(JSON.parse(value)), sample))
            library.noticeTexts.erase(id);
        }
      });
      desk.emit({ type: 'stories.moved', ids: removed, to: 'gone' });
      desk.emit({ type: 'stories.moved', ids: trashed, to: 'trash' });
      desk.emit({ type: 'stories.changed', ids: samples.map(({ id }) => id) });
      desk.emit({ type: 'contributors.changed' });
      desk.emit({ type: 'notices.changed' });
      desk.search.changed();
      return { removed: samples.length };
    },
  };
}

/** Adds the samples that are not in the library, and gives their new ids. */
export async function addSamples(desk: Desk): Promise<readonly string[]> {
  const { library, folders } = desk;
  const there = new Set(library.stories.samples().map(({ slug }) => slug));
  const names = (await readdir(folders.samples).catch(() => []))
    .filter((name) => name.endsWith('.stet.json'))
    .sort();
  const ids: string[] = [];
  for (const name of names) {
    const result = importFile(await readFile(join(folders.samples, name)), name);
    if (there.has(String(result.meta.slug))) continue;
    for (const { source } of mediaSources(result.document)) await addSampleMedia(desk, source);
    const now = desk.now().toISOString();
    const { story, createdAt } = toReadStory(result, name, { isSample: true });
    library.write(() => library.stories.add(story, createdAt ?? now, now));
    ids.push(story.id);
  }
  if (ids.length === 0) return ids;
  await addContributors(desk);
  await addNotices(desk);
  desk.emit({ type: 'stories.changed', ids });
  desk.emit({ type: 'contributors.changed' });
  desk.emit({ type: 'notices.changed' });
  desk.search.changed();
  return ids;
}

async function addSampleMedia(desk: Desk, source: string): Promise<void> {
  const name = source.slice('media:'.length);
  // Our own files need no process of their own to be read in.
  const bytes = await readFile(join(desk.folders.samples, 'media', name));
  await storeMedia(desk, name, bytes, await inspectMedia(bytes, source));
}

async function addContributors({ library, folders }: Desk): Promise<void> {
  const people = await sampleContributors(folders.samples);
  library.write(() => {
    for (const person of people) {
      const { id, name } = person;
      if (library.contributors.one(id) === undefined)
        library.contributors.add({ id, nameKey: fold(name), value: JSON.stringify(person) });
    }
  });
}

async function addNotices({ library, folders, now }: Desk): Promise<void> {
  const notices = await sampleNotices(folders.samples);
  library.write(() => {
    for (const notice of notices) {
      const { id, title } = notice;
      if (library.noticeTexts.one(id) !== undefined) continue;
      const changedAt = now().toISOString();
      library.noticeTexts.add({ id, titleKey: fold(title), value: JSON.stringify(notice), changedAt });
    }
  });
}

async function sampleNotices(folder: string): Promise<readonly LibraryNotice[]> {
  const text = await readFile(join(folder, 'notices.json'), 'utf8').catch(() => '[]');
  return z.array(libraryNotice).parse(JSON.parse(text));
}

async function sampleContributors(folder: string): Promise<readonly Contributor[]> {
  const text = await readFile(join(folder, 'contributors.json'), 'utf8').catch(() => '[]');
  return z.array(contributor).parse(JSON.parse(text));
}
