import type { StoryMeta } from '../../../shared/story/story.ts';

const labels: Readonly<Record<string, string>> = {
  slug: 'Slug',
  section: 'Section',
  tags: 'Tags',
  language: 'Language',
  direction: 'Direction',
  place: 'Place',
  publishedAt: 'Published',
  updatedAt: 'Time of the update',
  isUpdated: 'Updated',
  status: 'Status',
  assignee: 'Assignee',
  embargoUntil: 'Embargo until',
  notes: 'Notes',
};

export interface FactDifference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The facts in which two states of a story differ. */
export function compareFacts(before: StoryMeta, after: StoryMeta): readonly FactDifference[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const one = shown(before[name]);
    const other = shown(after[name]);
    return one === other ? [] : [{ label, before: one, after: other }];
  });
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}
