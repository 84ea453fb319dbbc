import type { ExportOutcome } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { print } from './output.ts';

/** Stories of one request: what became of each is kept until the request is answered, and no longer. */
const most = 1000;

export interface Wanted {
  readonly format: string;
  readonly folder: string;
  readonly theme: string;
  readonly asFolder: boolean;
}

/** Exports batch after batch, saying how far it is. Each batch gives what became of its stories, in order. */
export async function* exportBatches(
  api: Api,
  ids: readonly string[],
  wanted: Wanted,
): AsyncGenerator<readonly ExportOutcome[]> {
  const job = `export-${process.pid}`;
  let before = 0;
  const stop = api.on((event) => {
    if (event.type === 'progress' && event.job === job)
      print.passing(`${before + event.done} of ${ids.length}`);
  });
  try {
    for (; before < ids.length; before += most) {
      const batch = ids.slice(before, before + most);
      yield (await api.call('exports.write', { ...wanted, ids: batch, job })).outcomes;
    }
  } finally {
    stop();
  }
}
