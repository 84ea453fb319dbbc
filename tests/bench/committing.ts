import { rmSync } from 'node:fs';
import { articleOfWords, blockText } from './content/article.ts';
import { stetDocument } from './content/stetDocument.ts';
import { temporaryFolder } from './desk.ts';
import { openCore } from './ownCore.ts';
import { openNaiveStore } from './peers/naiveStore.ts';
import type { Row } from './table.ts';

/** How many other stories the naive index holds. */
const library = 5000;

/** Saving one story again and again with a word changed, on the disk each time: the core's whole save against a bare row. */
export async function commitRows(saves: number, words: number): Promise<readonly Row[]> {
  const folder = temporaryFolder();
  const { core, api } = await openCore(folder);
  const row = openNaiveStore(null);
  const rowWithIndex = openNaiveStore(library);
  try {
    const blocks = articleOfWords(words);
    const text = blocks.map(blockText).join('\n');
    const { id } = await api.call('stories.create', { document: stetDocument('Saved often', blocks) });
    const { story } = await api.call('stories.read', { id });
    const times: Record<'ours' | 'row' | 'rowWithIndex', number[]> = { ours: [], row: [], rowWithIndex: [] };
    let revision = story.revision;
    for (let index = 0; index < saves; index += 1) {
      const document = stetDocument(`Saved often ${index}`, blocks);
      let start = performance.now();
      const saved = await api.call('stories.save', {
        id,
        baseRevision: revision,
        document,
        meta: story.meta,
      });
      times.ours.push(performance.now() - start);
      revision = saved.revision;
      start = performance.now();
      row.save(document, text);
      times.row.push(performance.now() - start);
      start = performance.now();
      rowWithIndex.save(document, `${text} ${index}`);
      times.rowWithIndex.push(performance.now() - start);
    }
    const figure = (samples: readonly number[]) => ({
      samples: samples.slice(10),
      unit: 'ms' as const,
      withTail: true,
    });
    const what = `save ${words.toLocaleString('en')} words, in process`;
    return [
      { what, ours: figure(times.ours), peer: { name: 'row alone', figure: figure(times.row) } },
      {
        what,
        ours: figure(times.ours),
        peer: { name: 'row with FTS5 in one commit', figure: figure(times.rowWithIndex) },
      },
    ];
  } finally {
    row.close();
    rowWithIndex.close();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
