import type { ContributorStory } from '../../../shared/contract/calls.ts';
import { api } from '../../host/host.ts';
import { counted } from '../../ui/uiLocale.ts';
import type { TouchedKind } from '../directory/touchedKind.ts';
import { languageName } from '../languages.ts';

/** Stories keep the byline they were given; open ones may be brought up to date. */
export const signedStories: TouchedKind<ContributorStory> = {
  none: 'No story carries this byline',
  outdated: (count) =>
    `${counted(count, 'open story carries', 'open stories carry')} an older form of this byline`,
  aside: ({ textsIn }) => (textsIn === null ? 'main text' : `text in ${languageName(textsIn)}`),
  isLeftOut: () => false,
  read: (id) => api.call('contributors.stories', { id }),
  update: (id, drafts) => api.call('contributors.updateDrafts', { id, drafts }),
};
