import assert from 'node:assert/strict';
import { calls } from '../../shared/contract/calls.ts';
import type { JsonValue } from '../../shared/document/json.ts';
import { article } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { fullDocument } from '../formats/formatKit.ts';
import type { Fuzzer } from './fuzzer.ts';
import { mutateJson } from './mutate.ts';
import type { Random } from './random.ts';

/** Calls that would end the desk, show something on this machine's screen, or write into the person's own folders. */
const leftOut = new Set(['app.flushed', 'platform.chooseFolder', 'platform.reveal', 'exports.write']);
const names = Object.keys(calls).filter((name) => !leftOut.has(name));

/**
 * Whatever is called with whatever, the answer is an envelope whose error is one of those the contract knows
 * and not a fault of ours, and the stories of others stay.
 */
export const callFuzzer: Fuzzer = {
  name: 'the calls of the desk',
  few: 1000,
  seeds: [],
  async start() {
    const folder = temporaryFolder();
    const core = await openCore({ dataFolder: folder.path, now: () => new Date() });
    const ask = async (name: string, input: unknown) =>
      JSON.parse(JSON.stringify(await core.dispatch(name, input)));
    const { value } = await ask('stories.create', { document: article('Untouched') });
    const witness: string = value.id;
    return {
      async try(random) {
        const name = random.chance(0.03)
          ? random.pick(['', '__proto__', 'toString', 'a.b'])
          : random.pick(names);
        const input = inputFor(random, witness);
        const reply = await ask(name, input);
        assert.equal(typeof reply.ok, 'boolean');
        if (!reply.ok) {
          assert.notEqual(reply.error.code, 'internal', `${name} ${JSON.stringify(input).slice(0, 500)}`);
          assert.doesNotMatch(reply.error.message, /SQLITE|\bat .+:\d+:\d+|node_modules/);
        }
        const { ok } = await ask('stories.read', { id: witness });
        assert.ok(ok, `${name} with ${JSON.stringify(input).slice(0, 300)} removed a story unasked`);
      },
      async stop() {
        await core.close();
        folder.remove();
      },
    };
  },
};

/** Values of the kinds that calls take, with some of them wrong. */
function inputFor(random: Random, id: string): JsonValue {
  const other = '00000000-0000-4000-8000-000000000000';
  const whole: Record<string, JsonValue> = {
    id: random.pick([other, 'x', '']),
    ids: [other],
    version: random.pick([1, 999_999, -1]),
    baseRevision: random.pick([0, 1, 5]),
    document: random.pick<JsonValue>([
      fullDocument as unknown as JsonValue,
      article('New') as unknown as JsonValue,
      null,
    ]),
    meta: { slug: 'x', tags: ['a'], status: random.pick(['draft', 'x']) },
    query: random.pick(['a*', '"', 'NEAR(', '\u0000', '(((', 'or and not', '-']),
    offset: random.pick([0, -1, 1e9]),
    limit: random.pick([10, 0, 1e9]),
    sort: random.pick(['savedAt', 'x', 'constructor']),
    name: random.pick(['x.png', '../x', '', 'Ada']),
    kind: random.pick(['person', 'desk', 'x']),
    key: 'a',
    values: { a: 1, __proto__: 2 },
    place: random.pick(['relative', '/nowhere/at/all', '']),
    label: 'x',
    template: random.pick(['report', 'x']),
    files: [{ name: 'x.txt', bytes: 'x' }],
    source: `media:${'0'.repeat(64)}.png`,
  };
  const few = Object.fromEntries(Object.entries(whole).filter(() => random.chance(0.6)));
  if (random.chance(0.3)) few.id = id;
  return mutateJson(few, random, 0.02);
}
