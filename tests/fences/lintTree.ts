import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface Objection {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** What the project's linter says to a tree of these files, written out for it and removed again. */
export function lintTree(files: Readonly<Record<string, string>>): readonly Objection[] {
  const folder = mkdtempSync(join(tmpdir(), 'stet-fences-'));
  try {
    for (const file of ['biome.json', 'package.json', 'electron/core/noSqlHere.grit']) {
      cpSync(join(root, file), join(folder, file));
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'),
        'lint',
        '--reporter=json',
        '--max-diagnostics=none',
        '--vcs-enabled=false',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
    );
    const {
      diagnostics,
    }: { diagnostics: { category: string; message: string; location: { path: string } }[] } =
      JSON.parse(stdout);
    return diagnostics.map(({ category, message, location }) => ({
      path: location.path,
      rule: category,
      message,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
