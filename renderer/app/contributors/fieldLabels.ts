import type { ContributorDraft, DraftField } from './contributorDraft.ts';

/** What the fields of an entry are called; a desk has a description, not a role. */
export function fieldLabels(kind: ContributorDraft['kind']): Readonly<Record<DraftField, string>> {
  const isDesk = kind === 'desk';
  return {
    kind: 'Kind',
    name: 'Name',
    role: isDesk ? 'Description' : 'Role',
    biography: isDesk ? 'About the desk' : 'Biography',
    inLanguages: 'Other languages',
    url: 'Link',
    links: 'Further links',
    picture: 'Picture',
    pictureShape: 'Shape of the picture',
    desk: 'Desk',
  };
}

export const kindLabels: Readonly<Record<ContributorDraft['kind'], string>> = {
  person: 'Person',
  desk: 'Desk',
};
export const shapeLabels: Readonly<Record<ContributorDraft['pictureShape'], string>> = {
  wide: 'Wide (16:9)',
  square: 'Square',
};
