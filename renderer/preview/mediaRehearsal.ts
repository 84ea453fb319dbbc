import { typeOfSource } from '../../shared/formats/mediaTypes.ts';

/** What becomes of a story's film and sound on their way to readers. */
export const mediaFates = [
  { id: 'real', label: 'Media as they are', told: '' },
  {
    id: 'blocked',
    label: 'Media blocked',
    told: 'film and sound are stopped on their way. Readers have the still, a player that does not start, and the words beneath it.',
  },
  {
    id: 'slow',
    label: 'Media slow',
    told: 'nothing has arrived yet. Places are kept for pictures and stills; a player that is started waits.',
  },
  {
    id: 'gone',
    label: 'Media gone',
    told: 'the files of film and sound are not there when the page is made. Readers have the still, the length and the words in their place.',
  },
] as const;
export type MediaFate = (typeof mediaFates)[number]['id'];

/** A stored setting as a fate; what nobody knows is none. */
export function mediaFateOf(stored: string): MediaFate {
  return mediaFates.find(({ id }) => id === stored)?.id ?? 'real';
}

/** A drawing of no size and no shape of its own, so that the place of what it stands for keeps its own. */
const blank = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

export interface Rehearsal {
  /** Where a source lies, as far as readers get it. */
  readonly mediaUrl: (source: string) => string | null;
  readonly close: () => void;
}

/**
 * The page is written by the same writer as ever and told other addresses: those that readers would find dead.
 * None of them leads to the network, or even to the desk.
 */
export function rehearse(fate: MediaFate, mediaUrl: (source: string) => string | null): Rehearsal {
  const addresses = new Map<string, string>();
  /** A film of one letter fails as a stopped one does; one that is still to come waits for ever. */
  const dead = (source: string): string => {
    const address =
      addresses.get(source) ?? URL.createObjectURL(fate === 'slow' ? new MediaSource() : new Blob(['.']));
    addresses.set(source, address);
    return address;
  };
  return {
    mediaUrl(source) {
      const address = mediaUrl(source);
      if (fate === 'real' || address === null) return address;
      if (typeOfSource(source)?.startsWith('image/') === true) return fate === 'slow' ? blank : address;
      return fate === 'gone' ? null : dead(source);
    },
    close() {
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    },
  };
}
