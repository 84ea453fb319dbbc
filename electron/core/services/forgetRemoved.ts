import type { Desk } from './desk.ts';

/**
 * After stories were removed for good: takes their text out of the library's log at once, and out of the search
 * index shortly. A reader in the way only delays the first, so it is done again when the index has followed.
 */
export function forgetRemoved({ library, search }: Desk): void {
  library.forget();
  void search.forget().then(() => library.forget());
}
