import { create } from 'zustand';
import type { AppInfo } from '../../shared/contract/calls.ts';
import type { Finding } from '../../shared/document/finding.ts';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { api } from '../host/host.ts';
import { changeSettings, setting } from '../host/settings.ts';
import { createQueueModel, queueSorts } from '../queue/queueModel.ts';
import type { StorySession } from '../story/storySession.ts';
import type { GivenFile } from '../ui/givenFiles.ts';
import type { PanelName } from './fitColumns.ts';

/** The dialog that is open; at most one is. */
export type DeskDialog =
  | {
      readonly name:
        | 'palette'
        | 'stories'
        | 'shortcuts'
        | 'settings'
        | 'about'
        | 'conflict'
        | 'wall'
        | 'newStory'
        | 'backups'
        | 'passphrase';
    }
  | { readonly name: 'export'; readonly ids: readonly string[] }
  | { readonly name: 'import'; readonly files: readonly GivenFile[] }
  | { readonly name: 'emptyTrash' }
  /** The directory, at one of its entries or at the first. */
  | { readonly name: 'contributors'; readonly start?: string | undefined }
  /** The library of notices, at one of them or at the first. */
  | { readonly name: 'notices'; readonly start?: string | undefined }
  /** The caption desk, at the story's media or the library's. */
  | { readonly name: 'captions'; readonly tab: 'story' | 'library' }
  | { readonly name: 'version'; readonly version: number };

/** What went wrong while opening a story, and which. */
export interface OpenFailure {
  readonly id: string;
  readonly message: string;
}

export interface DeskState {
  readonly info: AppInfo | null;
  /** The core did not answer at start. */
  readonly startFailure: string | null;
  readonly session: StorySession | null;
  readonly handle: EditorHandle | null;
  /** The story being opened, until it is there. */
  readonly opening: string | null;
  readonly openFailure: OpenFailure | null;
  readonly dialog: DeskDialog | null;
  /** The library is encrypted and closed; nothing of it is to be seen. */
  readonly isLocked: boolean;
  readonly isOnline: boolean;
  /** While not online: something answers at this window's address, and it is not this window's Stet. */
  readonly isStranger: boolean;
  readonly findings: readonly Finding[];
  /** The panel asked for last: it gives way last when room is short. */
  readonly latestPanel: PanelName | null;
  readonly isFocusMode: boolean;
  /** Raised when a version was cut here: the list of versions asks again. */
  readonly versionRound: number;
}

/** What the frame shows. Never the text: that is the editor's. */
export const useDesk = create<DeskState>(() => ({
  info: null,
  startFailure: null,
  session: null,
  handle: null,
  opening: null,
  openFailure: null,
  dialog: null,
  isLocked: false,
  isOnline: true,
  isStranger: false,
  findings: [],
  latestPanel: null,
  isFocusMode: false,
  versionRound: 0,
}));

export const desk = {
  get: useDesk.getState,
  set: (patch: Partial<DeskState>): void => useDesk.setState(patch),
};

export const queue = createQueueModel(api, {
  sort: queueSorts.find((sort) => sort === setting('queueSort')) ?? 'savedAt',
  descending: setting('isQueueDescending'),
});
useDesk.subscribe(({ opening, session }) => {
  const openId = opening ?? session?.id ?? null;
  if (queue.store.getState().openId !== openId) queue.setOpen(openId);
});
// The order a person chose is there the next time.
queue.store.subscribe(({ query }) => {
  changeSettings({ queueSort: query.sort, isQueueDescending: query.descending });
});

export function openDialog(dialog: DeskDialog): void {
  desk.set({ dialog });
}

export function closeDialog(): void {
  desk.set({ dialog: null });
}

/** Whether the library is known to take no changes: keys pressed before Stet has said so are not lost. */
export function isReadOnly({ info }: DeskState = desk.get()): boolean {
  return info !== null && info.library !== 'open';
}
