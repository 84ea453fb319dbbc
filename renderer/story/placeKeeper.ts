import type { Place } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import type { Clock } from './clock.ts';

const placeDelay = 1000;

export interface PlaceKeeper {
  /** Sent a second after the last move. */
  readonly remember: (place: Place) => void;
  /** Sends what the timer still holds. */
  readonly send: () => void;
}

/** Keeps caret and scroll of a story for its next opening. */
export function createPlaceKeeper(id: string, api: Api, clock: Clock): PlaceKeeper {
  let unsent: Place | null = null;
  let cancel: (() => void) | null = null;

  const send = (): void => {
    cancel?.();
    cancel = null;
    const place = unsent;
    unsent = null;
    // Where the caret was is not worth a message when it cannot be kept.
    if (place !== null) api.call('stories.rememberPlace', { id, place }).catch(() => {});
  };
  return {
    remember(place) {
      unsent = place;
      cancel ??= clock.after(placeDelay, send);
    },
    send,
  };
}
