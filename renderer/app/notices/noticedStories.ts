import type { NoticeStory } from '../../../shared/contract/calls.ts';
import { api } from '../../host/host.ts';
import { counted } from '../../ui/uiLocale.ts';
import type { TouchedKind } from '../directory/touchedKind.ts';
import { languageName } from '../languages.ts';

/** Stories that refer to a notice of the library; words changed in one are replaced only when asked. */
export const noticedStories: TouchedKind<NoticeStory> = {
  none: 'No story is tied to this notice',
  outdated: (count) => `${counted(count, 'open story says', 'open stories say')} something else`,
  aside: ({ textsIn, language, isEdited }) =>
    `${languageName(textsIn ?? language)}${isEdited ? ' · changed in the story' : ''}`,
  isLeftOut: ({ isEdited }) => isEdited,
  read: (id) => api.call('notices.stories', { id }),
  update: (id, stories) => api.call('notices.updateStories', { id, stories }),
};
