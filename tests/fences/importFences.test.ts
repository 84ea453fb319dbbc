import { describe, expect, it } from 'vitest';
import { lintTree, type Objection } from './lintTree.ts';

// Breaks each import rule of the house on purpose and expects the linter to object, with the words that say
// what to do instead. A fence that nothing ever ran into may have fallen long ago.

const forbidden: readonly (readonly [path: string, imports: string, message: string])[] = [
  ['shared/story/x.ts', 'react', 'shared/ runs in Node, in the page and in workers'],
  ['shared/story/x.ts', 'electron', 'shared/ runs in Node, in the page and in workers'],
  ['shared/story/x.ts', 'node:fs', 'shared/ runs in Node, in the page and in workers'],
  ['shared/story/x.ts', 'fs', 'shared/ runs in Node, in the page and in workers'],
  ['shared/story/x.ts', 'zod', 'it may use shared/zod.ts'],
  [
    'shared/formats/x.ts',
    'better-sqlite3-multiple-ciphers',
    'shared/ runs in Node, in the page and in workers',
  ],
  ['shared/formats/x.ts', '../../electron/core/files.ts', 'shared/ stands below everything'],
  ['shared/formats/x.ts', '../../renderer/app/App.tsx', 'shared/ stands below everything'],
  ['electron/core/x.ts', 'electron', 'electron/core is plain Node'],
  ['electron/core/services/x.ts', 'react', 'Pixels live in renderer/'],
  ['electron/core/services/x.ts', '../../../renderer/host/api.ts', 'Pixels live in renderer/'],
  ['electron/core/services/x.ts', 'better-sqlite3-multiple-ciphers', 'One file opens databases'],
  ['electron/core/db/x.ts', 'better-sqlite3-multiple-ciphers', 'One file opens databases'],
  ['electron/core/x.ts', '../loopback/server.ts', 'The core does not know its hosts'],
  ['electron/core/services/x.ts', '../../main/window.ts', 'The core does not know its hosts'],
  ['electron/core/db/open.ts', 'electron', 'electron/core is plain Node'],
  ['electron/core/x.ts', '../launch/start.mjs', 'The launcher runs before anything is installed'],
  ['electron/main/x.ts', '../core/db/stories.ts', 'A host only carries calls'],
  ['electron/main/x.ts', '../core/services/stories.ts', 'A host only carries calls'],
  ['electron/main/x.ts', '../loopback/server.ts', 'Hosts do not know each other'],
  ['electron/main/ipc/x.ts', '../../cli/index.ts', 'Hosts do not know each other'],
  ['electron/main/x.ts', '../../renderer/host/api.ts', 'pixels live in renderer/'],
  ['electron/loopback/x.ts', '../core/db/stories.ts', 'A host only carries calls'],
  ['electron/loopback/x.ts', '../main/window.ts', 'Hosts do not know each other'],
  ['electron/loopback/x.ts', 'electron', 'Only electron/main and electron/preload run inside Electron'],
  ['electron/cli/x.ts', '../core/services/stories.ts', 'A host only carries calls'],
  ['electron/cli/commands/x.ts', '../../loopback/server.ts', 'Hosts do not know each other'],
  ['electron/cli/x.ts', 'electron', 'Only electron/main and electron/preload run inside Electron'],
  ['electron/preload/x.ts', 'node:fs', 'A sandboxed preload is one small file'],
  ['electron/preload/x.ts', '../core/core.ts', 'A sandboxed preload is one small file'],
  ['electron/launch/x.mjs', 'zod', 'The launcher brings the dependencies'],
  ['electron/launch/x.mjs', '../core/core.ts', 'The launcher brings the dependencies'],
  ['renderer/app/x.tsx', 'electron', 'A page has no Electron and no core'],
  ['renderer/editor/x.ts', '../../electron/core/core.ts', 'A page has no Electron and no core'],
  ['renderer/host/x.ts', '../../electron/loopback/server.ts', 'A page has no Electron and no core'],
  ['renderer/ui/x.tsx', 'node:path', 'A page has no Node'],
  ['renderer/queue/x.tsx', '../story/openStory.ts', 'Features do not know each other'],
  ['renderer/queue/rows/x.tsx', '../../preview/Preview.tsx', 'Features do not know each other'],
  ['renderer/editor/x.tsx', '../queue/Queue.tsx', 'Features do not know each other'],
  ['renderer/settings/x.tsx', '../app/App.tsx', 'Features do not know each other'],
  ['renderer/captions/x.tsx', '../queue/Queue.tsx', 'Features do not know each other'],
  ['renderer/ui/x.tsx', '../editor/Editor.tsx', 'renderer/ui knows no story'],
  ['renderer/ui/x.tsx', '../host/api.ts', 'renderer/ui knows no story'],
  ['renderer/host/x.ts', '../ui/Button.tsx', 'renderer/host only carries calls'],
];

const allowed: readonly (readonly [path: string, imports: string])[] = [
  ['shared/elements/x.ts', '../document/element.ts'],
  ['shared/elements/x.ts', '../zod.ts'],
  ['shared/elements/x.ts', '@tiptap/core'],
  ['shared/elements/x.ts', '@tiptap/pm/model'],
  ['shared/document/x.ts', 'parse5'],
  ['electron/core/services/x.ts', '../db/stories.ts'],
  ['electron/core/services/x.ts', '../../../shared/story/story.ts'],
  ['electron/core/services/x.ts', '../../launch/findChromium.mjs'],
  ['electron/core/db/open.ts', 'better-sqlite3-multiple-ciphers'],
  ['electron/main/x.ts', 'electron'],
  ['electron/main/x.ts', '../core/core.ts'],
  ['electron/loopback/x.ts', '../core/platform.ts'],
  ['electron/cli/commands/x.ts', '../../core/core.ts'],
  ['electron/cli/x.ts', './commands/list.ts'],
  ['renderer/queue/x.tsx', '../../shared/story/story.ts'],
  ['renderer/queue/x.tsx', '../editor/useEditor.ts'],
  ['renderer/queue/x.tsx', '../host/api.ts'],
  ['renderer/queue/x.tsx', 'zustand'],
  ['renderer/app/x.tsx', '../queue/Queue.tsx'],
];

/** One file per case, at its path with the case's number for a name unless the name itself is the case. */
function treeOf(cases: readonly (readonly [path: string, imports: string, message?: string])[]) {
  return Object.fromEntries(
    cases.map(([path, imports], index) => [
      placeOf(path, index),
      `import * as thing from '${imports}';\nexport const kept = thing;\n`,
    ]),
  );
}

function placeOf(path: string, index: number): string {
  return path.replace(/\/x\./, `/case${index}.`);
}

function refusals(tree: readonly Objection[], path: string): readonly string[] {
  return tree
    .filter((objection) => objection.path === path && objection.rule === 'lint/style/noRestrictedImports')
    .map(({ message }) => message);
}

describe('import fences', () => {
  const broken = lintTree(treeOf(forbidden));
  it.each(forbidden.map((row, index) => [...row, placeOf(row[0], index)] as const))(
    '%s may not import %s',
    (_path, _imports, message, place) => {
      expect(refusals(broken, place)).toEqual([expect.stringContaining(message)]);
    },
  );

  const sound = lintTree(treeOf(allowed));
  it.each(allowed.map((row, index) => [...row, placeOf(row[0], index)] as const))(
    '%s may import %s',
    (_path, _imports, place) => {
      expect(refusals(sound, place)).toEqual([]);
    },
  );
});

describe('other rules of the house', () => {
  const tree = lintTree({
    'shared/story/dynamic.ts': "export const late = () => import('react');\n",
    'shared/story/type.ts': "export type { FC } from 'react';\n",
    'shared/story/everything.ts': "export * from 'react';\n",
    'renderer/queue/outside.ts': 'export const outside = [fetch, WebSocket, EventSource, XMLHttpRequest];\n',
    'renderer/host/outside.ts': 'export const outside = [fetch, WebSocket, EventSource, XMLHttpRequest];\n',
    'electron/core/services/sql.ts': "export const all = (db: Db) => db.prepare('SELECT 1').all();\n",
    'electron/core/db/sql.ts': "export const all = (db: Db) => db.prepare('SELECT 1').all();\n",
    'electron/core/any.ts': 'export const same = (value: any) => value;\n',
    'electron/core/floating.ts':
      'async function save(): Promise<void> {}\nexport const run = () => {\n  save();\n};\n',
    'shared/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
    'shared/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
    'renderer/app/undeclared.ts': "import { pad } from 'left-pad';\nexport const padded = pad;\n",
  });
  const rulesAt = (path: string) => tree.filter((found) => found.path === path).map(({ rule }) => rule);

  it.each([
    ['shared/story/dynamic.ts', ['lint/style/noRestrictedImports']],
    ['shared/story/type.ts', ['lint/style/noRestrictedImports']],
    ['shared/story/everything.ts', ['lint/style/noRestrictedImports']],
    ['renderer/queue/outside.ts', Array(4).fill('lint/style/noRestrictedGlobals')],
    ['renderer/host/outside.ts', []],
    ['electron/core/services/sql.ts', ['plugin']],
    ['electron/core/db/sql.ts', []],
    ['electron/core/any.ts', ['lint/suspicious/noExplicitAny']],
    ['electron/core/floating.ts', ['lint/nursery/noFloatingPromises']],
    ['shared/one.ts', ['lint/suspicious/noImportCycles']],
    ['shared/two.ts', ['lint/suspicious/noImportCycles']],
    ['renderer/app/undeclared.ts', ['lint/correctness/noUndeclaredDependencies']],
  ])('%s: %j', (path, rules) => {
    expect(rulesAt(path)).toEqual(rules);
  });
});
