export interface Playing {
  /** Settles when it has been heard to its end, or was stopped; rejects when it cannot be played. */
  readonly end: Promise<void>;
  readonly stop: () => void;
}

/** Plays a sound from memory: it has no address that others could ask for, and leaves nothing behind. */
export function playSound(sound: Uint8Array): Playing {
  // The bytes are this page's own copy: no other thread shares them.
  const address = URL.createObjectURL(new Blob([sound as Uint8Array<ArrayBuffer>], { type: 'audio/wav' }));
  const player = new Audio(address);
  const end = new Promise<void>((resolve, reject) => {
    player.addEventListener('ended', () => resolve());
    player.addEventListener('pause', () => resolve());
    player.addEventListener('error', () => reject(new Error('The sound cannot be played.')));
    player.play().catch((error: unknown) => {
      // Stopped before it began is stopped.
      if (error instanceof DOMException && error.name === 'AbortError') resolve();
      else reject(error);
    });
  }).finally(() => URL.revokeObjectURL(address));
  return { end, stop: () => player.pause() };
}
