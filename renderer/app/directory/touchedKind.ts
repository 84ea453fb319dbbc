import type { ContributorStory } from '../../../shared/contract/calls.ts';

/** A story that carries an entry. */
export type TouchedStory = Omit<ContributorStory, 'textsIn'>;

export interface Touched<Story> {
  readonly total: number;
  readonly stories: readonly Story[];
}

/** How a kind of entry stands in stories: what is said of that, and how stories are read and brought up to date. */
export interface TouchedKind<Story extends TouchedStory> {
  /** Said when there is no story. */
  readonly none: string;
  /** Over the open stories, as many as `count`, that say something else than the entry. */
  readonly outdated: (count: number) => string;
  /** Beside such a story: what it would get. */
  readonly aside: (story: Story) => string;
  /** Such a story is updated only when it is asked for. */
  readonly isLeftOut: (story: Story) => boolean;
  readonly read: (id: string) => Promise<Touched<Story>>;
  readonly update: (
    id: string,
    stories: { readonly id: string; readonly baseRevision: number }[],
  ) => Promise<{ readonly outcomes: readonly { readonly id: string; readonly error: string | null }[] }>;
}
