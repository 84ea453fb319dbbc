import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { inColumns } from '../columns.ts';

/**
 * `npm run faults`: the fault tests in their full form, and one table of them: fault, tried, survived, worst.
 * `npm test` runs the short form. Ends with 1 when a fault was not survived.
 */
const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          meta: z
            .object({ faults: z.object({ tried: z.number(), worst: z.string().optional() }).optional() })
            .optional(),
        }),
      ),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'stet-faults-'));
const file = join(folder, 'report.json');
const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'tests/faults', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
  { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, STET_FAULTS: 'full' } },
);
const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
rmSync(folder, { recursive: true });

const lines = testResults.flatMap(({ name, message, assertionResults }) =>
  assertionResults.length === 0
    ? [[`${name}: ${message}`, '0', 'no', '']]
    : assertionResults.map(({ fullName, status: ended, duration, meta }) => [
        fullName.trim(),
        String(meta?.faults?.tried ?? 1),
        ended === 'passed' ? 'yes' : ended === 'failed' ? 'NO' : ended,
        meta?.faults?.worst ?? `${String(Math.round(duration ?? 0))} ms in all`,
      ]),
);
console.log(`\n${inColumns([['fault', 'tried', 'survived', 'worst'], ...lines])}`);
process.exitCode = status ?? 1;
