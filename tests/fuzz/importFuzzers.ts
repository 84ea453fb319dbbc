import assert from 'node:assert/strict';
import { StetError } from '../../shared/contract/reply.ts';
import { isHarmlessText } from '../../shared/document/keptValue.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import { html } from '../../shared/formats/html.ts';
import { importers } from '../../shared/formats/importers.ts';
import { readFacts } from '../../shared/story/keptFacts.ts';
import { badAddresses, faultsOf, isClean } from '../formats/faultsOf.ts';
import { bytesOf, contextOf, facts, fullDocument, storyOf, textOf } from '../formats/formatKit.ts';
import { hostileVectors } from '../formats/hostileVectors.ts';
import type { Fuzzer } from './fuzzer.ts';
import { mutateBytes, mutateJson } from './mutate.ts';
import type { Random } from './random.ts';

const bare = contextOf({ media: () => null, theme: { id: 'none', css: '' } });

const markdown = `---
title: A long night on the river
author: Ada Brook
date: 2026-11-20
tags: [floods, delta]
---

# A long night on the river

The *water* rose **all night** and [reached the gate](https://example.org/gate "Gate").

> Nobody slept.

- One
  1. Two
- Three

| Place | Level |
|---|--:|
| Gate | 4.2 |

![The gate](gate.png)
`;

/** For each importer, files of its own format, changed here and there. */
export const importFuzzers: readonly Fuzzer[] = importers.map((importer) => ({
  name: `the importer of ${importer.label}`,
  few: 150,
  // Of the importer of story files: words and parts of other types than Stet ever writes.
  seeds: [598011886, 598011944, 598012048, 598319464],
  async start() {
    const own = exporters.find(({ id }) => id === importer.id);
    const story = storyOf(fullDocument, facts);
    const seeds = [
      own === undefined ? markdown : textOf(own.write(story, 'x', bare)),
      ...hostileVectors.slice(0, 50).map(({ html: markup }) => markup),
    ].map(bytesOf);
    return {
      try(random) {
        const bytes = mutated(random.chance(0.7) ? (seeds[0] ?? bytesOf('')) : random.pick(seeds), random);
        const result = read(() => importer.read(bytes, `x.${importer.extensions[0]}`));
        if (result === null) return;
        const parsed = parseDocument(result.document);
        assert.ok(parsed.ok, 'a document came in that cannot be read');
        const document = serializeDocument(parsed.document);
        // Inside parts nobody here knows, addresses are only held to be harmless.
        assert.deepEqual(
          badAddresses(document).filter((address) => !isHarmlessText(address)),
          [],
        );
        const page = textOf(html.write({ ...storyOf(document), meta: readFacts(result.meta) }, 'x', bare));
        const faults = faultsOf(page);
        assert.ok(
          isClean(faults),
          JSON.stringify([...faults.tags, ...faults.attributes, ...faults.addresses]),
        );
      },
    };
  },
}));

/** Changed in its bytes or, where it is JSON, as often in its values: few bytes make JSON of JSON. */
function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return text.startsWith('{') && random.chance(0.7)
    ? bytesOf(JSON.stringify(mutateJson(JSON.parse(text), random)))
    : mutateBytes(bytes, random);
}

/** Null when the file was refused as files are. */
function read<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof StetError) return null;
    throw error;
  }
}
