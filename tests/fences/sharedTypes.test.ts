import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

// shared/ has its own tsconfig without the DOM's and Node's types: reaching for either is a compile error,
// even beside the libraries shared/ may import, whose own types must not bring them in.

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'stet-shared-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reach = [
  'document.title',
  'window.name',
  'process.argv',
  'Buffer.from("a")',
  'localStorage.length',
  'fetch("")',
];

it('the DOM and Node are out of reach of shared/', () => {
  const lines = [
    "import '@tiptap/core';",
    "import '@tiptap/pm/model';",
    "import 'zod';",
    "import 'parse5';",
    ...reach.map((expression, index) => `export const x${index} = ${expression};`),
    "export const fine = [new URL('a:b'), new TextDecoder(), Intl.Segmenter];",
  ];
  // Beside the real sources in everything but place, so that the libraries are found.
  writeFileSync(join(folder, 'reach.ts'), lines.join('\n'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.shared.json'),
      compilerOptions: { paths: { '*': [join(root, 'node_modules', '*')] } },
      include: [join(folder, 'reach.ts'), join(root, 'shared', 'globals.d.ts')],
    }),
  );
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  const failing = stdout.split('\n').flatMap((line) => line.match(/reach\.ts\((\d+),/)?.[1] ?? []);
  expect([...new Set(failing)].map(Number), stdout).toEqual(reach.map((_expression, index) => index + 5));
});
