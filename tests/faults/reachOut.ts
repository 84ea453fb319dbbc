import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/* A program as an attacker inside the reading process would like it: says which of its deeds were let happen. */
const deeds: Readonly<Record<string, () => unknown>> = {
  'write a file': () => writeFileSync(join(process.cwd(), `reached-${process.pid}`), ''),
  'start a program': () => execFileSync(process.execPath, ['--version']),
  'start a thread': () => new Worker('', { eval: true }),
};

process.on('message', () => {
  const done = Object.entries(deeds).flatMap(([name, deed]) => {
    try {
      deed();
      return [name];
    } catch {
      return [];
    }
  });
  process.send?.({ tried: Object.keys(deeds), done });
});
process.on('disconnect', () => process.exit(0));
