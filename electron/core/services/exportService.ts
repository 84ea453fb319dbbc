import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import type { ExportOutcome, ThemeInfo } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { exporterOf } from '../../../shared/formats/exporters.ts';
import type { Exporter, ExportFile } from '../../../shared/formats/format.ts';
import { findReadings } from '../../../shared/story/readingMark.ts';
import type { Story } from '../../../shared/story/story.ts';
import type { ExportedFile } from '../db/exported.ts';
import type { StoryRecord } from '../db/stories.ts';
import type { Handlers } from '../dispatch.ts';
import { fileName } from '../fileName.ts';
import { endedByLock } from '../longWork.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { exportFolder, rememberExportFolder } from './exportFolder.ts';
import { findPlace } from './exportPlace.ts';
import { outcomeError } from './outcomeError.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';
import { progress } from './progress.ts';
import { findRecord, fromRecord } from './readStory.ts';
import { mediaNotes, type ReadyStory, readyForPage, readyToTravel } from './readyStory.ts';
import { refuseForbidden } from './refuseForbidden.ts';
import { removeStaleMedia } from './staleMedia.ts';
import { listThemes } from './themes.ts';
import { weightLimit } from './weightLimit.ts';
import { writeExport } from './writeExport.ts';

/** Stories written at the same time: enough to keep a disk busy. */
const atOnce = 8;
/** Bytes of them: stories that carry films wait for one another. */
const mostAtOnce = 32_000_000;
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
  readonly limited: ReturnType<typeof weightLimit>;
  /** The files this export and others beside it write to, in lower case. */
  readonly taken: Set<string>;
  readonly outgoing: Outgoing;
  /** Asked to stop; also while a story's pictures are made. */
  readonly isCancelled: () => boolean;
  readonly outcomes: ExportOutcome[];
  /** Exported and not yet kept as versions. */
  readonly exported: Exported[];
}

interface Exported {
  /** Of the outcome. */
  readonly index: number;
  readonly record: StoryRecord;
  readonly file: ExportedFile;
}

/** Stories as files. One that fails does not hold up the others; each outcome says what happened to it. */
export function exportService(desk: Desk): Pick<Handlers, 'exports.write' | 'exports.cancel'> {
  const cancelled = new Set<string>();
  /** Two exports at the same time must not write to one file. */
  const taken = new Set<string>();
  let running = 0;
  return {
    'exports.cancel'({ job }) {
      cancelled.add(job);
      return {};
    },
    async 'exports.write'({ ids, format, folder, theme, asFolder, job: name }) {
      running += 1;
      try {
        const isCancelled = () => cancelled.has(name);
        const job = await prepare(desk, taken, { ids, format, folder, theme, asFolder, isCancelled });
        const report = progress(desk, name, ids.length);
        let next = 0;
        const isCut = await desk.longWork.during(async (isOver) => {
          await Promise.all(
            Array.from({ length: Math.min(atOnce, ids.length) }, async () => {
              for (; next < ids.length && !isOver(); report()) {
                const index = next++;
                const id = ids[index] ?? '';
                if (isCancelled()) job.outcomes[index] = cancelledOutcome(id, '');
                else await job.limited((weigh) => exportOne(job, id, index, weigh));
                if (isMuch(job.exported)) keepVersions(job);
              }
            }),
          );
          return next < ids.length;
        });
        keepVersions(job);
        rememberExportFolder(desk.library, job.folder);
        if (isCut)
          throw endedByLock(
            `${next} of ${ids.length} stories were exported before; export the rest when it is open again.`,
          );
        return { outcomes: job.outcomes };
      } finally {
        cancelled.delete(name);
        running -= 1;
        if (running === 0) taken.clear();
      }
    },
  };
}

interface Wanted {
  readonly ids: readonly string[];
  readonly format: string;
  readonly folder: string;
  readonly theme: string;
  readonly asFolder: boolean;
  readonly isCancelled: () => boolean;
}

async function prepare(
  desk: Desk,
  taken: Set<string>,
  { ids, format, folder, theme, asFolder, isCancelled }: Wanted,
): Promise<Job> {
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
  const isFolder = asFolder && !isPdf;
  return {
    desk,
    exporter,
    isPdf,
    theme: chosen,
    folder: resolve(target),
    asFolder: isFolder,
    outgoing: createOutgoing(desk, { isFolder }),
    isCancelled,
    isDurable: ids.length < many,
    limited: weightLimit(mostAtOnce),
    taken,
    outcomes: [],
    exported: [],
  };
}

async function exportOne(job: Job, id: string, index: number, weigh: (bytes: number) => void): Promise<void> {
  const { desk, folder } = job;
  let title = '';
  try {
    const record = findRecord(desk, id);
    title = record.headline;
    const story = fromRecord(desk, record);
    title ||= story.meta.slug;
    refuseForbidden(desk, story);
    const name = fileName(story.meta.slug) ?? fileName(record.headline) ?? 'story';
    const ready = await readyMedia(job, story);
    if (ready === null) {
      job.outcomes[index] = cancelledOutcome(id, title);
      return;
    }
    const content = job.isPdf ? await printed(job, ready, name) : written(job, ready, name);
    weigh(content.reduce((sum, file) => sum + file.content.length, 0));
    const place = await findPlace({ desk, folder, id, name, files: content, taken: job.taken });
    const files = await writeExport(folder, place.files, { durable: job.isDurable });
    await removeStaleMedia(dirname(place.path), place.mediaBefore);
    const notes = [...place.notes, ...mediaNotes(ready), ...readingNotes(story)];
    job.outcomes[index] = { id, title, files, notes, error: null, isCancelled: false };
    job.exported.push({ index, record, file: { path: place.path, storyId: id, hash: place.hash } });
  } catch (error) {
    job.outcomes[index] = failed(id, title, outcomeError(desk, 'exports.write', error));
  }
}

function failed(id: string, title: string, error: string): ExportOutcome {
  return { id, title, files: [], notes: [], error, isCancelled: false };
}

function cancelledOutcome(id: string, title: string): ExportOutcome {
  return { ...failed(id, title, 'Cancelled. Nothing was written.'), isCancelled: true };
}

function readyMedia(job: Job, story: Story): Promise<ReadyStory | null> {
  const { desk, outgoing, isCancelled, exporter } = job;
  return exporter.hasThemes
    ? readyForPage(desk, outgoing, story, isCancelled)
    : readyToTravel(desk, outgoing, story, isCancelled);
}

function written(
  { exporter, theme, asFolder }: Job,
  { story, media, picture, facts }: ReadyStory,
  name: string,
): readonly ExportFile[] {
  return exporter.write(story, name, { media, picture, facts, theme, asFolder });
}

/** What goes out is said not to be what it was read from. */
function readingNotes({ document, meta }: Story): readonly string[] {
  if (!/"readingOf":"[tc]/.test(JSON.stringify(document))) return [];
  const parsed = parseDocument(document);
  const isOlder =
    parsed.ok && findReadings(parsed.document, meta.language).some((reading) => reading.isOlder);
  return isOlder ? ['The reading is older than the text: make it again in the story.'] : [];
}

async function printed(job: Job, ready: ReadyStory, name: string): Promise<readonly ExportFile[]> {
  const page = written(job, ready, name)[0]?.content;
  const bytes = await job.desk.platform.printPdf?.(String(page));
  if (bytes === undefined) throw new StetError('unsupported', 'Stet cannot print to PDF here.');
  return [{ path: `${name}.pdf`, content: bytes }];
}

function isMuch(exported: readonly Exported[]): boolean {
  return (
    exported.length >= keptAtOnce ||
    exported.reduce((size, { record }) => size + record.document.length, 0) > mostKept
  );
}

/** What went out is kept as it was, and which file is whose. The files are there whether or not this succeeds. */
function keepVersions({ desk, exported, outcomes }: Job): void {
  const batch = exported.splice(0);
  if (desk.library.state !== 'open' || batch.length === 0) return;
  try {
    desk.library.write(() => {
      for (const { record, file } of batch) {
        // Emptied from the trash meanwhile, it has nothing left to keep.
        if (desk.library.stories.readHead(record.id) === undefined) continue;
        cutVersion(desk, record.id, record, 'export');
        desk.library.exported.note(file);
      }
    });
  } catch (error) {
    const why = outcomeError(desk, 'exports.write', error);
    for (const { index } of batch) {
      const outcome = outcomes[index];
      if (outcome === undefined) continue;
      const note = `The file is written, but no version of the story could be kept. ${why}`;
      outcomes[index] = { ...outcome, notes: [...outcome.notes, note] };
    }
  }
}
