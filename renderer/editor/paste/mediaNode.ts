import type { Node, Schema } from '@tiptap/pm/model';
import type { MediaInfo } from '../../../shared/contract/calls.ts';

const text = (schema: Schema, words: string): Node[] => (words === '' ? [] : [schema.text(words)]);

/** The element a media file becomes: picture, sound or film; null for another kind of file. */
export function mediaNode(schema: Schema, info: MediaInfo): Node | null {
  const { figure, caption, credit, altText, audio, video, mediaTitle, unavailable } = schema.nodes;
  if (!figure || !caption || !credit || !altText || !audio || !video || !mediaTitle || !unavailable)
    return null;
  const { source, width, height, duration } = info;
  if (info.type.startsWith('image/')) {
    return figure.create({ source, width, height }, [
      caption.create(null, text(schema, info.caption)),
      credit.create(null, text(schema, info.credit)),
      altText.create(null, text(schema, info.alt)),
    ]);
  }
  if (info.type.startsWith('audio/')) return audio.create({ source, duration }, [mediaTitle.create()]);
  if (!info.type.startsWith('video/')) return null;
  return video.create({ source, width, height, duration }, [
    mediaTitle.create(),
    caption.create(null, text(schema, info.caption)),
    credit.create(null, text(schema, info.credit)),
    unavailable.create(),
  ]);
}
