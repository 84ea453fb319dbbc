import assert from 'node:assert/strict';
import type { JsonValue } from '../../shared/document/json.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { fullDocument } from '../formats/formatKit.ts';
import type { Fuzzer } from './fuzzer.ts';
import { mutateJson } from './mutate.ts';

// Made JSON of, as it comes in a file.
const whole: JsonValue = JSON.parse(JSON.stringify(fullDocument));

/** Whatever a document is like, it is refused with a reason, or read as one that fits and stays as it is. */
export const documentFuzzer: Fuzzer = {
  name: 'the document parser',
  few: 1000,
  seeds: [862, 598012169, 598014122],
  start: async () => ({
    try(random) {
      const parsed = parseDocument(mutateJson(whole, random));
      if (!parsed.ok) return;
      parsed.document.check();
      const stored = JSON.parse(JSON.stringify(serializeDocument(parsed.document)));
      const again = parseDocument(stored);
      assert.ok(again.ok, 'what was read cannot be read again');
      assert.deepEqual(JSON.parse(JSON.stringify(serializeDocument(again.document))), stored);
    },
  }),
};
