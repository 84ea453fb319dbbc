import type { Sound } from './wavSound.ts';

/** Samples a second of a reading: what eSpeak gives, and twice what speech needs. */
export const readingRate = 22_050;

/** Null asks for the end. */
export type ToEncoder = Sound | null;
export type FromEncoder = { readonly type: 'taken' } | { readonly type: 'done'; readonly bytes: Uint8Array };
