import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { Story } from '../../shared/story/story.ts';

/** The story as the library has it, or null when it is not there any more. */
export async function readOrGone(api: Api, id: string): Promise<Story | null> {
  try {
    return (await api.call('stories.read', { id })).story;
  } catch (error) {
    if (error instanceof StetError && error.code === 'notFound') return null;
    throw error;
  }
}
