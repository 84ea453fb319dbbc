import { StetError } from '../../../shared/contract/reply.ts';
import type { Handlers } from '../dispatch.ts';
import { fileName } from '../fileName.ts';
import type { Desk } from './desk.ts';
import { addMedia, findMedia } from './mediaStore.ts';

/** Pictures, sound and film of stories. */
export function mediaService(desk: Desk): Pick<Handlers, 'media.add' | 'media.info'> {
  return {
    'media.add': ({ name, bytes, source }) => addMedia(desk, fileName(name) ?? '', bytes, source),
    'media.info'({ source }) {
      const info = desk.library.media.read(source);
      if (info !== undefined && findMedia(desk, source) !== null) return info;
      throw new StetError('notFound', 'This media file is not in the media folder. Add it again.');
    },
  };
}
