import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// Elements, checks and formats are added by one file and one line in a list, so none may lean on another.
// The lists themselves say which files those are; what several share is that folder's kit, or shared/document.

const root = join(import.meta.dirname, '..', '..');
const lists = [
  'shared/elements/index.ts',
  'shared/checks/index.ts',
  'shared/formats/exporters.ts',
  'shared/formats/importers.ts',
];

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    resolve(dirname(file), path ?? ''),
  );
}

/** The files beside a list that it imports values from: the members of the family. */
function membersOf(list: string): string[] {
  const file = join(root, list);
  const text = readFileSync(file, 'utf8').replace(/import type [^;]+;/g, '');
  return [...text.matchAll(/from\s*'(\.\/[^']+)'/g)].map(([, path]) => resolve(dirname(file), path ?? ''));
}

describe.each(lists)('%s', (list) => {
  it('exists and names its members', () => {
    expect(existsSync(join(root, list)), `${list} is missing`).toBe(true);
    expect(membersOf(list).length).toBeGreaterThan(0);
  });

  it('has no member that imports another', () => {
    const members = new Set(membersOf(list));
    const leaning = [...members].flatMap((member) =>
      importsOf(member)
        .filter((path) => members.has(path))
        .map(
          (path) =>
            `${basename(member)} imports ${basename(path)}: move what both need into the folder's kit`,
        ),
    );
    expect(leaning).toEqual([]);
  });
});
