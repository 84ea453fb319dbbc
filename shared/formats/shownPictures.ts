import type { NodeJson } from '../document/json.ts';
import { isMediaSource } from '../document/safeUrl.ts';
import { type Crop, cropOf, sizeOfFigure } from '../story/crop.ts';
import { isPicture } from './mediaTypes.ts';

/** A picture of the library and the part of it that is seen; null for all of it. */
export interface PictureWish {
  readonly source: string;
  readonly crop: Crop | null;
  /** Only bylines show it, and small. */
  readonly isPortrait: boolean;
}

/** What a page of a story asks `ExportContext.picture` for, each once, in the order of the text. */
export function shownPictures(document: NodeJson): readonly PictureWish[] {
  const found = new Map<string, PictureWish>();
  const look = (node: NodeJson): void => {
    const crop = node.type === 'figure' ? cropOf(node, sizeOfFigure(node)) : null;
    for (const source of Object.values(node.attrs ?? {})) {
      if (typeof source !== 'string' || !isMediaSource(source) || !isPicture(source)) continue;
      const key = pictureKey(source, crop);
      const isPortrait = node.type === 'byline' && found.get(key)?.isPortrait !== false;
      found.set(key, { source, crop, isPortrait });
    }
    node.content?.forEach(look);
  };
  look(document);
  return [...found.values()];
}

export function pictureKey(source: string, crop: Crop | null): string {
  return `${source} ${JSON.stringify(crop)}`;
}
