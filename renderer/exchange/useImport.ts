import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportOutcome } from '../../shared/contract/calls.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { importers } from '../../shared/formats/importers.ts';
import { api } from '../host/host.ts';

export interface ImportRow {
  readonly key: number;
  readonly name: string;
  /** Null while it waits or is read. */
  readonly outcome: ImportOutcome | null;
}

export interface ImportWork {
  readonly rows: readonly ImportRow[];
  readonly isBusy: boolean;
  readonly add: (files: readonly File[]) => void;
  /** Lets the file under way finish and leaves the rest. */
  readonly cancel: () => void;
}

const largest = Math.max(...importers.map(({ limit }) => limit));

/** Reads files one after the other, so that memory holds one and each is told of as soon as it is done. */
export function useImport(given: readonly File[]): ImportWork {
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const waiting = useRef<{ readonly key: number; readonly file: File }[]>([]);
  const nextKey = useRef(0);
  const isRunning = useRef(false);

  const run = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (let item = waiting.current.shift(); item !== undefined; item = waiting.current.shift()) {
      const { key, file } = item;
      const outcome = await importOne(file);
      setRows((before) => before.map((row) => (row.key === key ? { ...row, outcome } : row)));
    }
    isRunning.current = false;
  }, []);

  const add = useCallback(
    (files: readonly File[]) => {
      const items = files.map((file) => ({ key: nextKey.current++, file }));
      waiting.current.push(...items);
      setRows((before) => [
        ...before,
        ...items.map(({ key, file }) => ({ key, name: file.name, outcome: null })),
      ]);
      void run();
    },
    [run],
  );

  const cancel = useCallback(() => {
    const left = new Set(waiting.current.splice(0).map(({ key }) => key));
    setRows((before) =>
      before.map((row) =>
        left.has(row.key) ? { ...row, outcome: refused(row.name, 'Not imported: stopped.') } : row,
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

  return { rows, isBusy: rows.some(({ outcome }) => outcome === null), add, cancel };
}

async function importOne(file: File): Promise<ImportOutcome> {
  if (file.size > largest) {
    return refused(
      file.name,
      `The file is larger than ${Math.round(largest / 1_000_000)} MB. Nothing was imported.`,
    );
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { outcomes } = await api.call('imports.read', { files: [{ name: file.name, bytes }] });
    return outcomes[0] ?? refused(file.name, 'Stet gave no answer about this file.');
  } catch (error) {
    return refused(
      file.name,
      error instanceof StetError ? error.message : 'The file could not be read. Nothing was imported.',
    );
  }
}

function refused(name: string, error: string): ImportOutcome {
  return { name, id: null, headline: '', dropped: [], error };
}
