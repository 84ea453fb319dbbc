import type { EmbeddedFacts } from '../../../../shared/story/medium.ts';

/** What one of a picture's blocks of metadata says, not cleaned yet. */
export type Statement = {
  readonly [Name in Exclude<keyof EmbeddedFacts, 'persons'>]?: string | undefined;
} & { readonly persons?: readonly string[] | undefined };
