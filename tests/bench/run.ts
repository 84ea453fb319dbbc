import { parseArgs } from 'node:util';
import { findChromium } from '../../electron/launch/findChromium.mjs';
import { families } from './families.ts';
import { machineText } from './machine.ts';
import { type Row, tableText } from './table.ts';

/**
 * `npm run bench [-- --only NAME,… --quick]`: prints one table of what Stet and its peers took in the same
 * run. It judges nothing; it fails only when something could not be measured, and says what.
 */
const usage = `Usage: npm run bench [-- --only ${families.map((family) => family.name).join('|')} --quick]`;

function readOptions(): { readonly only: readonly string[]; readonly quick: boolean } {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
    });
    const only = (values.only ?? []).flatMap((list) => list.split(','));
    const unknown = only.filter((name) => !families.some((family) => family.name === name));
    if (unknown.length > 0) throw new TypeError(`There is no "${unknown.join('", "')}" to measure.`);
    return { only, quick: values.quick };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

const { only, quick } = readOptions();
const rows: Row[] = [];
const problems: string[] = [];
const before = machineText(findChromium() ?? null);
for (const family of families.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const start = performance.now();
  process.stderr.write(`${family.name} … `);
  try {
    rows.push(...(await family.run({ quick }, (problem) => problems.push(`${family.name}: ${problem}`))));
  } catch (error) {
    problems.push(`${family.name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
  process.stderr.write(`${Math.round((performance.now() - start) / 1000)} s\n`);
}
console.log(`${before}\nMedians of interleaved rounds${quick ? ', few of them (--quick)' : ''}.\n`);
console.log(tableText(rows));
for (const problem of problems) console.log(`\nNot measured: ${problem}`);
// Peers leave timers and connections behind; everything of ours is closed by now.
process.exit(problems.length === 0 ? 0 : 1);
