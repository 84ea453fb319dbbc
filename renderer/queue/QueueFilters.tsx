import { ListFilter, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { ListQuery } from '../../shared/contract/calls.ts';
import { type Status, statuses, statusLabels } from '../../shared/story/story.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import type { MenuEntry } from '../ui/menuEntry.ts';
import { counted, figure } from '../ui/uiLocale.ts';
import styles from './QueueFilters.module.css';
import type { QueueModel } from './queueModel.ts';
import { StatusTick } from './StatusTick.tsx';

const sorts: readonly (readonly [ListQuery['sort'], string])[] = [
  ['savedAt', 'Last saved'],
  ['headline', 'Headline'],
  ['slug', 'Slug'],
  ['status', 'Status'],
  ['words', 'Words'],
  ['section', 'Section'],
  ['assignee', 'Assignee'],
];

/** Which stories, and in what order. */
export function QueueFilters({ model }: { readonly model: QueueModel }) {
  const query = useStore(model.store, (state) => state.query);
  const facets = useStore(model.store, (state) => state.facets);
  const toggle = (status: Status): void => {
    const on = query.statuses.includes(status);
    model.ask({
      statuses: on ? query.statuses.filter((one) => one !== status) : [...query.statuses, status],
    });
  };
  return (
    <fieldset className={styles.filters} aria-label="Filters">
      <div className={styles.row}>
        {statuses.map((status) => {
          const count = facets?.statuses[status] ?? 0;
          const on = query.statuses.includes(status);
          return (
            <button
              key={status}
              type="button"
              className={styles.status}
              aria-pressed={on}
              aria-label={`${statusLabels[status]}, ${counted(count, 'story', 'stories')}`}
              title={on ? `${statusLabels[status]}: show the others too` : `${statusLabels[status]} only`}
              onClick={() => toggle(status)}
            >
              <StatusTick status={status} />
              <span>{figure(count)}</span>
            </button>
          );
        })}
        <span className={styles.gap} />
        <MenuButton
          align="end"
          trigger={<IconButton label="Sort and filter" icon={<ListFilter size={16} />} />}
          entries={() => entries(model)}
        />
      </div>
      {(query.section !== undefined || query.assignee !== undefined) && (
        <div className={styles.row}>
          {query.section !== undefined && (
            <Chip text={query.section} label="section" onRemove={() => model.ask({ section: undefined })} />
          )}
          {query.assignee !== undefined && (
            <Chip
              text={query.assignee}
              label="assignee"
              onRemove={() => model.ask({ assignee: undefined })}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}

interface ChipProps {
  readonly text: string;
  readonly label: string;
  readonly onRemove: () => void;
}

function Chip({ text, label, onRemove }: ChipProps) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-label={`Any ${label} instead of ${text}`}
      onClick={onRemove}
    >
      <span dir="auto">{text}</span>
      <X size={12} aria-hidden="true" />
    </button>
  );
}

function entries(model: QueueModel): readonly MenuEntry[] {
  const { query, facets } = model.store.getState();
  // Names sort from A, figures and times from the latest: what a person means first.
  const startsDescending = (sort: ListQuery['sort']): boolean => sort === 'savedAt' || sort === 'words';
  const values = (
    name: 'section' | 'assignee',
    all: string,
    list: readonly string[],
  ): readonly MenuEntry[] => [
    {
      id: `${name}-all`,
      label: all,
      isChecked: query[name] === undefined,
      run: () => model.ask({ [name]: undefined }),
    },
    ...(list.length > 0 ? (['separator'] as const) : []),
    ...list.map((value) => ({
      id: `${name}-${value}`,
      label: value,
      isChecked: query[name] === value,
      run: () => model.ask({ [name]: value }),
    })),
  ];
  return [
    { heading: 'Sort by' },
    ...sorts.map(([sort, label]) => ({
      id: sort,
      label,
      isChecked: query.sort === sort,
      run: () => model.ask({ sort, descending: startsDescending(sort) }),
    })),
    'separator',
    {
      id: 'descending',
      label: 'Descending',
      isChecked: query.descending,
      run: () => model.ask({ descending: !query.descending }),
    },
    'separator',
    { id: 'section', label: 'Section', items: values('section', 'Any section', facets?.sections ?? []) },
    { id: 'assignee', label: 'Assignee', items: values('assignee', 'Any assignee', facets?.assignees ?? []) },
  ];
}
