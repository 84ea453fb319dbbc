import type { MediaInfo } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { ViewParts } from './blockView.ts';

/** Asks for a file, adds it to the media folder and hands on what is known of it; says so when that fails. */
export function chooseMedia(parts: ViewParts, accept: string, take: (info: MediaInfo) => void): void {
  void parts.host.chooseFiles(accept).then(async ([file]) => {
    if (file === undefined) return;
    try {
      take(await parts.host.addMedia(file));
    } catch (error) {
      parts.host.say(mediaFailure(file.name, error), 'error');
    }
  });
}

export function mediaFailure(name: string, error: unknown): string {
  return error instanceof StetError ? error.message : `${name} could not be added. The story is as it was.`;
}
