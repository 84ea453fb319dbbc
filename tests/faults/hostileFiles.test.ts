import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOutsideReader, type OutsideReader } from '../../electron/core/outside/outsideReader.ts';
import type { OutsideResult, OutsideTask, ReadStory } from '../../electron/core/outside/outsideTask.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { html } from '../../shared/formats/html.ts';
import { importers } from '../../shared/formats/importers.ts';
import { badAddresses, faultsOf, isClean } from '../formats/faultsOf.ts';
import { contextOf, storyOf, textOf } from '../formats/formatKit.ts';
import type { HostileFile } from './corpus/hostileFile.ts';
import { jsonFiles } from './corpus/jsonFiles.ts';
import { markupFiles } from './corpus/markupFiles.ts';
import { mediaFiles } from './corpus/mediaFiles.ts';
import { isFull } from './form.ts';

// Every file of a corpus made to break readers, read by every reader there is, in the process that reads what
// comes from outside. Each ends in a story that keeps the rules, or in plain words.

let reader: OutsideReader;
const peaks = watchMemory();
beforeAll(() => {
  reader = createOutsideReader();
});
afterAll(() => {
  reader.close();
  peaks.stop();
});

interface Outcome<Result> {
  readonly result: Result | null;
  readonly refusal: StetError | null;
  readonly milliseconds: number;
}

async function read<Task extends OutsideTask>(task: Task): Promise<Outcome<OutsideResult[Task['type']]>> {
  const began = performance.now();
  const settled = await reader.read(task).then(
    (result) => ({ result, refusal: null }),
    (error: unknown) => {
      // What is no refusal is a fault of ours, and shown as such.
      if (!(error instanceof StetError)) throw error;
      return { result: null, refusal: error };
    },
  );
  return { ...settled, milliseconds: performance.now() - began };
}

/** What is wrong with a story that came in; nothing for one that keeps the rules. */
function problemsOf({ story, dropped }: ReadStory, words: string | undefined): readonly string[] {
  const document = JSON.parse(story.document);
  const parsed = parseDocument(document);
  if (!parsed.ok) return [parsed.reason];
  const again = serializeDocument(parsed.document);
  const twice = parseDocument(again);
  const page = textOf(html.write(storyOf(again), 'x', contextOf({ media: () => null })));
  const isKept = words === undefined || plainText(again).includes(words) || dropped.join().includes(words);
  return [
    ...(twice.ok && twice.document.eq(parsed.document) ? [] : ['it changes when it is read again']),
    ...badAddresses(again).map((address) => `it holds the address ${address.slice(0, 40)}`),
    ...(isClean(faultsOf(page)) ? [] : ['its page holds what no page of ours may']),
    ...(isKept ? [] : [`“${words}” is lost`]),
  ];
}

function isPlain(refusal: StetError): boolean {
  return (
    ['invalid', 'unsupported', 'tooLarge'].includes(refusal.code) &&
    !/\n|\bat .*:\d|[\\/](home|root|tmp|node_modules)[\\/]/.test(refusal.message)
  );
}

describe.each([
  ['story files', jsonFiles(isFull), 'json'],
  ['pages and texts', markupFiles(isFull), 'markup'],
])('hostile %s', (_kind, files: readonly HostileFile[], kind) => {
  test.for(importers)('read as $label', { timeout: 1_800_000 }, async ({ id, extensions }, { task }) => {
    const name = `x.${extensions[0]}`;
    const isOwn = (id === 'json') === (kind === 'json');
    const problems: string[] = [];
    let slowest = { what: '', milliseconds: 0 };
    for (const { what, words, bytes } of files) {
      const { result, refusal, milliseconds } = await read({ type: 'story', name, bytes: bytes() });
      if (milliseconds > slowest.milliseconds) slowest = { what, milliseconds };
      if (refusal !== null && !isPlain(refusal)) problems.push(`${what}: ${refusal.code} ${refusal.message}`);
      if (result !== null)
        problems.push(
          ...problemsOf(result, isOwn ? words : undefined).map((problem) => `${what}: ${problem}`),
        );
      if (refusal !== null && isOwn && words !== undefined) problems.push(`${what}: ${refusal.message}`);
    }
    task.meta.faults = {
      tried: files.length,
      worst: `${Math.round(slowest.milliseconds)} ms for ${slowest.what}`,
    };
    expect(problems).toEqual([]);
  });
});

test('hostile pictures, sound and film', { timeout: 1_800_000 }, async ({ task }) => {
  const problems: string[] = [];
  const files = mediaFiles(isFull);
  for (const { what, bytes } of files) {
    const { result, refusal } = await read({ type: 'media', name: 'x', bytes: bytes() });
    if (refusal !== null && !['invalid', 'unsupported', 'tooLarge'].includes(refusal.code))
      problems.push(`${what}: ${refusal.code}`);
    if (result !== null && (result.width ?? 1) * (result.height ?? 1) > 120_000_000)
      problems.push(`${what}: too large`);
    if (what.startsWith('a drawing') && result !== null) problems.push(`${what}: taken`);
  }
  task.meta.faults = { tried: files.length };
  expect(problems).toEqual([]);
});

test('the reading processes stayed within their memory', ({ task }) => {
  task.meta.faults = { tried: 1, worst: `${Math.round(peaks.most())} MB at most` };
  expect(peaks.most()).toBeLessThan(1500);
});

/** The most memory any process of ours has had, in megabytes: only Linux says so, elsewhere it stays 0. */
function watchMemory(): { readonly most: () => number; readonly stop: () => void } {
  let most = 0;
  const look = (): void => {
    if (process.platform !== 'linux') return;
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        if (Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) !== process.pid) continue;
        most = Math.max(most, Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1000);
      } catch {
        // It ended while it was looked at.
      }
    }
  };
  const timer = setInterval(look, 50);
  timer.unref();
  return { most: () => most, stop: () => clearInterval(timer) };
}
