import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Library, openLibrary } from '../../electron/core/db/library.ts';
import { openSearchIndex } from '../../electron/core/db/searchIndex.ts';
import type { StoredStory } from '../../electron/core/db/stories.ts';
import type { LibraryKey } from '../../electron/core/protection/libraryKey.ts';
import { slugKey } from '../../electron/core/search/fold.ts';
import { createIndexer } from '../../electron/core/search/indexer.ts';
import { storyHash } from '../../electron/core/storyHash.ts';
import { canonicalJson } from '../../shared/story/canonicalJson.ts';
import { fold } from '../../shared/story/fold.ts';
import { schemaVersion, storyMeta } from '../../shared/story/story.ts';
import { type MadeStory, madeStory, storyText } from './content/library.ts';
import { stetDocument } from './content/stetDocument.ts';

/** Stories of one transaction. */
const atOnce = 5000;

/**
 * Adds the made stories from `from` up to but without `to` to the library of a data folder that nobody has
 * open, and indexes them: what the desk would have stored, without its checks of documents that we made ourselves.
 */
export function fillLibrary(data: string, from: number, to: number, key: LibraryKey | null = null): void {
  const library = openLibrary({ dataFolder: data, key, now: new Date() });
  try {
    for (let start = from; start < to; start += atOnce)
      addStories(library, start, Math.min(to, start + atOnce));
  } finally {
    library.close();
  }
  const index = openSearchIndex({
    libraryPath: library.path,
    indexPath: join(data, 'search.sqlite'),
    key,
    isShared: false,
  });
  try {
    const indexer = createIndexer(index, 0);
    while (indexer.advance());
    while (indexer.tidy());
  } finally {
    index.close();
  }
}

function addStories(library: Library, from: number, to: number): void {
  const now = new Date().toISOString();
  library.write(() => {
    for (let index = from; index < to; index += 1) library.stories.add(stored(madeStory(index)), now, now);
  });
}

function stored(made: MadeStory): StoredStory {
  const { slug, headline, language, direction, section, status, assignee } = made;
  const document = canonicalJson(stetDocument(headline, made.blocks));
  const meta = canonicalJson(storyMeta.parse({ slug, language, direction, section, status, assignee }));
  return {
    id: randomUUID(),
    schemaVersion,
    document,
    meta,
    hash: storyHash(document, meta),
    words: storyText(made).split(' ').length,
    signers: [],
    notices: [],
    media: [],
    facts: {
      headline,
      headlineKey: fold(headline),
      slug,
      slugKey: slugKey(slug),
      status,
      section,
      assignee,
      language,
      direction,
      isSample: 0,
    },
  };
}
