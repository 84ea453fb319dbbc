import { create } from 'zustand';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import { api } from '../../host/host.ts';

/** The library of notices as it is, removed ones too; null until it is read. */
export const noticeLibrary = create<{ readonly all: readonly NoticeEntry[] | null }>(() => ({ all: null }));

/** Reads the library of notices and follows it; the open story's findings and the directory look at it. */
export function followNotices(): void {
  const read = (): void => {
    api
      .call('notices.list', { withRemoved: true })
      .then(({ notices }) => noticeLibrary.setState({ all: notices }))
      // Without an answer the list stays as it was; the desk's banner says why.
      .catch(() => {});
  };
  api.on((event) => {
    if (event.type === 'notices.changed' || event.type === 'connected' || event.type === 'unlocked') read();
  });
  read();
}
