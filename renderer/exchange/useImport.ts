import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportOutcome } from '../../shared/contract/calls.ts';
import { failedImport } from '../../shared/contract/failedImport.ts';
import type { GivenFile } from '../ui/givenFiles.ts';
import { addMissing, importOne } from './importOne.ts';
import { sortFiles } from './sortFiles.ts';

export interface ImportRow {
  readonly key: number;
  readonly name: string;
  /** Null while it waits or is read. */
  readonly outcome: ImportOutcome | null;
}

export interface ImportWork {
  readonly rows: readonly ImportRow[];
  /** What was given and left alone, a sentence each. */
  readonly notes: readonly string[];
  readonly isBusy: boolean;
  /** Stories, folders of them, and media that are missing in stories already here. */
  readonly add: (files: readonly GivenFile[]) => void;
  /** Lets the file under way finish and leaves the rest. */
  readonly cancel: () => void;
}

interface Waiting {
  readonly key: number;
  readonly run: () => Promise<ImportOutcome>;
}

/** Reads files one after the other, so that memory holds one and each is told of as soon as it is done. */
export function useImport(given: readonly GivenFile[]): ImportWork {
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const done = useRef(new Map<number, ImportOutcome>());
  const waiting = useRef<Waiting[]>([]);
  const media = useRef(new Map<string, File>());
  const nextKey = useRef(0);
  const isRunning = useRef(false);

  const run = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (let item = waiting.current.shift(); item !== undefined; item = waiting.current.shift()) {
      const { key } = item;
      const outcome = await item.run();
      done.current.set(key, outcome);
      setRows((before) => before.map((row) => (row.key === key ? { ...row, outcome } : row)));
    }
    isRunning.current = false;
  }, []);

  const add = useCallback(
    (files: readonly GivenFile[]) => {
      const sorted = sortFiles(files);
      for (const [name, { file }] of sorted.media) media.current.set(name, file);
      const find = (name: string): File | undefined => media.current.get(name);
      const wanting = [...done.current].filter(([, { missing }]) =>
        missing.some(({ source }) => sorted.media.has(source.slice('media:'.length))),
      );
      const stories = sorted.stories.map(({ file }) => ({ key: nextKey.current++, file }));
      waiting.current.push(
        ...wanting.map(([key, outcome]) => ({ key, run: () => addMissing(outcome, find) })),
        ...stories.map(({ key, file }) => ({ key, run: () => importOne(file, find) })),
      );
      const again = new Set(wanting.map(([key]) => key));
      setRows((before) => [
        ...before.map((row) => (again.has(row.key) ? { ...row, outcome: null } : row)),
        ...stories.map(({ key, file }) => ({ key, name: file.name, outcome: null })),
      ]);
      setNotes((before) => [...before, ...sorted.notes, ...unused(sorted.media.size, stories, wanting)]);
      void run();
    },
    [run],
  );

  const cancel = useCallback(() => {
    const left = new Map(waiting.current.splice(0).map(({ key }) => [key, done.current.get(key)]));
    setRows((before) =>
      before.map((row) =>
        left.has(row.key)
          ? { ...row, outcome: left.get(row.key) ?? failedImport(row.name, 'Not imported: stopped.') }
          : row,
      ),
    );
  }, []);

  const isStarted = useRef(false);
  useEffect(() => {
    // React's strict mode runs effects twice; the files must come in once.
    if (isStarted.current || given.length === 0) return;
    isStarted.current = true;
    add(given);
  }, [add, given]);

  return { rows, notes, isBusy: rows.some(({ outcome }) => outcome === null), add, cancel };
}

/** Media alone are no story, and are kept for one that may follow. */
function unused(media: number, stories: readonly unknown[], wanting: readonly unknown[]): readonly string[] {
  if (media === 0 || stories.length + wanting.length > 0) return [];
  return [
    `${media === 1 ? 'This media file is' : 'These media files are'} used by no story here. Choose the story as well.`,
  ];
}
