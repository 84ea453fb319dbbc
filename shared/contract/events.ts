import type { ErrorCode } from './reply.ts';

/** Where a story may be: in the library's queue, in its trash, or not in the library any more. */
export type StoryPlace = 'queue' | 'trash' | 'gone';

/** Milliseconds between two beats of a loopback host. */
export const beatPause = 5000;
/** A connection that brought nothing for so many milliseconds, two beats and some patience, is lost. */
export const longestSilence = 13_000;

/** What the core tells every window without being asked. */
export type DeskEvent =
  | { readonly type: 'stories.changed'; readonly ids: readonly string[] }
  /** Put away, brought back, or removed for good; `stories.changed` is said of them as well. */
  | { readonly type: 'stories.moved'; readonly ids: readonly string[]; readonly to: StoryPlace }
  | { readonly type: 'contributors.changed' }
  | { readonly type: 'notices.changed' }
  /** Added, removed, brought back, or described anew. */
  | { readonly type: 'media.changed'; readonly sources: readonly string[] }
  /** The library was locked, or opened with its passphrase; `unlocked` also when it was encrypted or decrypted. */
  | { readonly type: 'locked' | 'unlocked' }
  | { readonly type: 'settings.changed'; readonly keys: readonly string[] }
  /** Progress of long work; `done` of `total` items, or bytes. The end is the call's own reply. */
  | { readonly type: 'progress'; readonly job: string; readonly done: number; readonly total: number }
  | {
      readonly type: 'notice';
      readonly level: 'note' | 'warning' | 'error';
      readonly text: string;
      readonly code?: ErrorCode;
    }
  /** A native menu item was chosen; the id is one of the renderer's commands. */
  | { readonly type: 'command'; readonly id: string }
  /** Show this story: a file was opened or dropped on the application. */
  | { readonly type: 'open'; readonly id: string }
  /** The window is about to close: save what is unsaved, then call `app.flushed`. */
  | { readonly type: 'closing' }
  /** Sent every `beatPause` over a connection that can fall silent without ending. Kept by the renderer's host. */
  | { readonly type: 'beat' }
  /** The host is back after a lost connection. Made by the renderer's host, not by the core. */
  | { readonly type: 'connected' }
  /** `isStranger`: something answers there, and it is not the Stet this window came from. */
  | { readonly type: 'disconnected'; readonly isStranger: boolean };
