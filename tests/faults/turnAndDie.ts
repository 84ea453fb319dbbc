import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Run as a program: puts the converted library in argv[2], with its backups in argv[3], in place, and is killed
// before the step argv[4], counting whatever changes the disk.
const [, , dataFolder = '', backupFolder = '', steps = ''] = process.argv;
let left = Number(steps);

function dieAt<Name extends 'openSync' | 'writeSync' | 'renameSync' | 'rmSync'>(name: Name): void {
  const real = fs[name] as (...given: readonly unknown[]) => unknown;
  const counted = (...given: readonly unknown[]): unknown => {
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    return real(...given);
  };
  fs[name] = counted as (typeof fs)[Name];
}

for (const name of ['openSync', 'writeSync', 'renameSync', 'rmSync'] as const) dieAt(name);
syncBuiltinESMExports();
const { finishConversion } = await import('../../electron/core/protection/turn.ts');
finishConversion(dataFolder, backupFolder);
