import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A fragment of markup that has broken a sanitiser or a parser. */
export interface HostileVector {
  readonly id: string;
  readonly html: string;
}

/**
 * The collection is shared by several projects: it lies in `shared/hostile` beside the repository, or beside a
 * folder the repository is in. Where it is not, a few of our own stand in, and the names of the tests say so.
 */
const file = findCollection(join(import.meta.dirname, '..', '..', '..'));
export const hasAllVectors: boolean = file !== null;

const few: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg onload=alert(1)>',
  '<style>@import "//x"</style>',
];

export const hostileVectors: readonly HostileVector[] =
  file === null
    ? few.map((html, index) => ({ id: `own-${index}`, html }))
    : JSON.parse(readFileSync(file, 'utf8'));

/** For the name of a test: which fragments it tried. */
export const vectorsName: string = hasAllVectors
  ? `the ${hostileVectors.length} hostile fragments are there`
  : `NOT ALL RUN: shared/hostile/xss-vectors.json is not beside this repository, ${few.length} fragments of our own stand in`;

function findCollection(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, 'shared', 'hostile', 'xss-vectors.json');
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return null;
  }
}
