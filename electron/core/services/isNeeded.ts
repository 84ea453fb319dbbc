import type { Desk } from './desk.ts';

/**
 * Whether anything in the library shows the medium: a story, one in the trash, a version, a byline of the directory.
 * Inside the caller's transaction.
 */
export function isNeeded({ library }: Desk, source: string): boolean {
  const { used, versions, contributors, settings } = library;
  if (used.count(source) > 0) return true;
  if (contributors.list().some(({ value }) => value.includes(source))) return true;
  if (settings.fact('keptMedia') === 'unread') {
    versions.learnMedia();
    settings.setFact('keptMedia', 'read');
  }
  return versions.isShown(source);
}
