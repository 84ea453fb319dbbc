import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import type { ExportOutcome, ThemeInfo } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { exporterOf } from '../../../shared/formats/exporters.ts';
import type { Exporter, ExportFile } from '../../../shared/formats/format.ts';
import type { Story } from '../../../shared/story/story.ts';
import type { StoryRecord } from '../db/stories.ts';
import type { Handlers } from '../dispatch.ts';
import { fileName, uniqueName } from '../fileName.ts';
import { confine, writeAtomically } from '../files.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { exportFolder, rememberExportFolder } from './exportFolder.ts';
import { readMedia } from './mediaStore.ts';
import { outcomeError } from './outcomeError.ts';
import { progress } from './progress.ts';
import { findRecord, fromRecord } from './readStory.ts';
import { listThemes } from './themes.ts';

/** Stories written at the same time: enough to keep a disk busy, few enough to bound memory. */
const atOnce = 8;
/** From this many on, files are written without an fsync each: what a power cut takes can be exported again. */
const many = 50;
/** Versions cut in one transaction: so many stories, or so much text once it has any. */
const keptAtOnce = 256;
const mostKept = 20_000_000;

interface Job {
  readonly desk: Desk;
  readonly exporter: Exporter;
  readonly isPdf: boolean;
  readonly theme: ThemeInfo;
  readonly folder: string;
  readonly asFolder: boolean;
  readonly isDurable: boolean;
  readonly taken: Set<string>;
  readonly made: Set<string>;
  /** Exported and not yet kept as versions. */
  readonly exported: StoryRecord[];
}

/** Stories as files. One that fails does not hold up the others; each outcome says what happened to it. */
export function exportService(desk: Desk): Pick<Handlers, 'exports.write' | 'exports.cancel'> {
  const cancelled = new Set<string>();
  return {
    'exports.cancel'({ job }) {
      cancelled.add(job);
      return {};
    },
    async 'exports.write'({ ids, format, folder, theme, asFolder, job: name }) {
      const job = await prepare(desk, { ids, format, folder, theme, asFolder });
      const report = progress(desk, name, ids.length);
      const outcomes: ExportOutcome[] = [];
      let next = 0;
      await Promise.all(
        Array.from({ length: Math.min(atOnce, ids.length) }, async () => {
          for (let index = next++; index < ids.length; index = next++) {
            const id = ids[index] ?? '';
            outcomes[index] = cancelled.has(name)
              ? { id, files: [], error: 'Cancelled. Nothing was written.' }
              : await exportOne(job, id);
            if (isMuch(job.exported)) keepVersions(job);
            report();
          }
        }),
      );
      keepVersions(job);
      cancelled.delete(name);
      rememberExportFolder(desk.library, job.folder);
      return { outcomes };
    },
  };
}

interface Wanted {
  readonly ids: readonly string[];
  readonly format: string;
  readonly folder: string;
  readonly theme: string;
  readonly asFolder: boolean;
}

async function prepare(desk: Desk, { ids, format, folder, theme, asFolder }: Wanted): Promise<Job> {
  const isPdf = format === 'pdf' && desk.platform.printPdf !== undefined;
  const exporter = exporterOf(isPdf ? 'html' : format);
  if (exporter === null) throw new StetError('unsupported', `Stet cannot export “${format}” here.`);
  const themes = await listThemes(desk.folders.themes);
  const chosen = themes.find(({ id }) => id === theme) ?? { id: theme, label: theme, css: '' };
  if (themes.length > 0 && chosen.css === '' && exporter.hasThemes)
    throw new StetError('notFound', `There is no theme “${theme}”.`);
  const target = folder === '' ? exportFolder(desk.library) : folder;
  if (!isAbsolute(target))
    throw new StetError(
      'invalid',
      'Give the whole path of the folder, from its beginning. Nothing was written.',
    );
  await mkdir(target, { recursive: true });
  return {
    desk,
    exporter,
    isPdf,
    theme: chosen,
    folder: target,
    asFolder: asFolder && !isPdf,
    isDurable: ids.length < many,
    taken: new Set(),
    made: new Set([target]),
    exported: [],
  };
}

async function exportOne(job: Job, id: string): Promise<ExportOutcome> {
  try {
    const record = findRecord(job.desk, id);
    const story = fromRecord(job.desk, record);
    const name = uniqueName(fileName(story.meta.slug) ?? fileName(record.headline) ?? 'story', job.taken);
    const files = job.isPdf ? await printed(job, story, name) : written(job, story, name);
    const paths: string[] = [];
    for (const { path, content } of files) {
      const target = confine(job.folder, path);
      if (!job.made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
      job.made.add(dirname(target));
      await writeAtomically(target, content, { durable: job.isDurable });
      paths.push(target);
    }
    job.exported.push(record);
    return { id, files: paths, error: null };
  } catch (error) {
    return { id, files: [], error: outcomeError(error) };
  }
}

function written(
  { desk, exporter, theme, asFolder }: Job,
  story: Story,
  name: string,
): readonly ExportFile[] {
  const media = (source: string) => readMedia(desk.folders.media, source);
  return exporter.write(story, name, { media, theme, asFolder });
}

async function printed(job: Job, story: Story, name: string): Promise<readonly ExportFile[]> {
  const page = written(job, story, name)[0]?.content;
  const bytes = await job.desk.platform.printPdf?.(String(page));
  if (bytes === undefined) throw new StetError('unsupported', 'Stet cannot print to PDF here.');
  return [{ path: `${name}.pdf`, content: bytes }];
}

function isMuch(records: readonly StoryRecord[]): boolean {
  return (
    records.length >= keptAtOnce ||
    records.reduce((size, { document }) => size + document.length, 0) > mostKept
  );
}

/** What went out is kept as it was. */
function keepVersions({ desk, exported }: Job): void {
  const records = exported.splice(0);
  if (desk.library.state !== 'open' || records.length === 0) return;
  desk.library.write(() => {
    for (const record of records) cutVersion(desk, record.id, record, 'export');
  });
}
