import type { Api } from '../../shared/contract/host.ts';
import type { VersionRow } from '../../shared/story/story.ts';
import type { HeldText } from './heldText.ts';
import type { StoryText } from './mergeStory.ts';
import type { Saver } from './saver.ts';

export interface StoryVersions {
  readonly cut: (label: string) => Promise<VersionRow>;
  readonly keep: (text: StoryText) => Promise<void>;
  readonly restore: (version: number) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly resolveConflict: (keep: 'mine' | 'theirs') => Promise<void>;
}

export interface StoryVersionsOptions {
  readonly id: string;
  readonly api: Api;
  readonly text: HeldText;
  readonly saver: Saver;
  readonly flush: () => Promise<void>;
}

/** Earlier and other texts of an open story: kept, brought back, chosen between. */
export function createStoryVersions({ id, api, text, saver, flush }: StoryVersionsOptions): StoryVersions {
  const keep = async ({ document, meta }: StoryText): Promise<void> => {
    await api.call('versions.keep', { id, document, meta });
  };
  const reload = async (): Promise<void> => {
    await flush();
    const { story } = await api.call('stories.read', { id });
    if (!saver.isDirty) saver.adopt(story);
  };
  return {
    keep,
    reload,
    async cut(label) {
      await flush();
      return (await api.call('versions.cut', { id, label })).version;
    },
    async restore(version) {
      await flush();
      await api.call('versions.restore', { id, version, baseRevision: saver.revision });
      await reload();
    },
    async resolveConflict(choice) {
      const { state } = saver;
      if (state.kind !== 'conflict') return;
      await keep(choice === 'mine' ? state.theirs : text.take());
      if (choice === 'mine') await saver.overwrite(state.theirs);
      else saver.adopt(state.theirs);
    },
  };
}
