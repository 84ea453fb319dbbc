import type { Node } from '@tiptap/pm/model';

/** The texts of pictures, sounds and films that the caption desk shows as columns. */
export const captionFields = ['caption', 'credit', 'altText'] as const;
export type CaptionField = (typeof captionFields)[number];

export const captionLabels: Readonly<Record<CaptionField, string>> = {
  caption: 'Caption',
  credit: 'Credit',
  altText: 'Alt text',
};

/** One text of the document. */
export interface MediaText {
  /** Position before its node. */
  readonly position: number;
  /** As many UTF-16 units as the node has positions: line breaks are `\n`, parts that are no text U+FFFC. */
  readonly text: string;
}

/** A place of the story that shows a medium. */
export interface MediaPlace {
  /** Position before its node. */
  readonly position: number;
  readonly node: Node;
  readonly kind: 'picture' | 'sound' | 'film';
  /** "Lead picture", "Gallery 1, picture 2 of 3". */
  readonly where: string;
  readonly source: string | null;
  /** Those it has: a sound has a title in place of a caption. */
  readonly texts: Readonly<Partial<Record<CaptionField, MediaText>>>;
}

const kinds: Readonly<Record<string, MediaPlace['kind']>> = {
  figure: 'picture',
  audio: 'sound',
  video: 'film',
};
const columnOf: Readonly<Record<string, CaptionField>> = {
  caption: 'caption',
  credit: 'credit',
  altText: 'altText',
};
const names: Readonly<Record<MediaPlace['kind'], string>> = {
  picture: 'Picture',
  sound: 'Audio',
  film: 'Video',
};

/** Every picture, sound and film of a story, in the order of the text. */
export function storyMedia(document: Node): readonly MediaPlace[] {
  const places: MediaPlace[] = [];
  const counts = { picture: 0, sound: 0, film: 0, gallery: 0 };
  document.descendants((node, position, parent, index) => {
    if (node.type.name === 'gallery') counts.gallery += 1;
    const kind = kinds[node.type.name];
    if (kind === undefined) return !node.isTextblock;
    const isInGallery = parent?.type.name === 'gallery';
    if (!isInGallery) counts[kind] += 1;
    places.push({
      position,
      node,
      kind,
      where:
        parent?.type.name === 'lead'
          ? `Lead ${kind}`
          : isInGallery
            ? `Gallery ${counts.gallery}, picture ${index + 1} of ${parent.childCount - 1}`
            : `${names[kind]} ${counts[kind]}`,
      source: typeof node.attrs['source'] === 'string' ? node.attrs['source'] : null,
      texts: textsOf(node, position),
    });
    return false;
  });
  return places;
}

function textsOf(node: Node, position: number): MediaPlace['texts'] {
  const texts: Partial<Record<CaptionField, MediaText>> = {};
  node.forEach((child, offset) => {
    const column =
      node.type.name === 'audio' && child.type.name === 'mediaTitle' ? 'caption' : columnOf[child.type.name];
    if (column !== undefined) texts[column] = { position: position + 1 + offset, text: textOf(child) };
  });
  return texts;
}

export function textOf(node: Node): string {
  return node.textBetween(0, node.content.size, '', (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '\ufffc',
  );
}
