import type { ListQuery } from '../../../shared/contract/calls.ts';
import type { StoryRow } from '../../../shared/story/story.ts';
import { slugKey } from '../search/fold.ts';
import type { Connection } from './open.ts';
import { type RawRow, rowColumns, toRow } from './stories.ts';

/** Column of each way to sort; ties go by the last save, so that pages never overlap. */
export const sortColumns: Readonly<Record<ListQuery['sort'], string>> = {
  savedAt: 'change',
  headline: 'headline_key',
  slug: 'slug_key',
  status: 'status',
  words: 'words',
  section: 'section',
  assignee: 'assignee',
};

/** What a query's filters are in SQL; values are bound by name, statuses as a JSON array. */
export function filters(query: ListQuery): string {
  const conditions = [query.trash ? 'trashed_at IS NOT NULL' : 'trashed_at IS NULL'];
  if (query.statuses.length === 1) conditions.push('status = @statuses ->> 0');
  if (query.statuses.length > 1) conditions.push('status IN (SELECT value FROM json_each(@statuses))');
  if (query.section !== undefined) conditions.push('section = @section');
  if (query.assignee !== undefined) conditions.push('assignee = @assignee');
  if (query.slug !== undefined) conditions.push('slug_key = @slug');
  return conditions.join(' AND ');
}

const hasWords = `NOT EXISTS (
  SELECT 1 FROM json_each(@words) AS word WHERE instr(headline_key || ' ' || slug_key, word.value) = 0)`;

export function filterValues(query: ListQuery) {
  return {
    statuses: JSON.stringify(query.statuses),
    section: query.section ?? '',
    assignee: query.assignee ?? '',
    slug: slugKey(query.slug ?? ''),
    offset: query.offset,
    limit: query.limit,
  };
}

export function order(query: ListQuery): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  const column = sortColumns[query.sort];
  return column === 'change' ? `change ${direction}` : `${column} ${direction}, change ${direction}`;
}

/** Of a list this long, walking in its order until a page is full beats finding all of it and sorting. */
const long = 2000;

/** Which index to walk, where the planner, who does not know how long the list is, would choose badly. */
function way(query: ListQuery, total: number): string {
  return total > long && !query.trash
    ? `INDEXED BY story_by_${query.sort === 'savedAt' ? 'change' : query.sort}`
    : '';
}

export interface Facets {
  readonly statuses: Readonly<Record<string, number>>;
  readonly sections: readonly string[];
  readonly assignees: readonly string[];
  readonly trash: number;
  readonly samples: number;
}

/** The queue without a search: one page, how many there are, and what filters may offer. */
export function storyListTable(connection: Connection) {
  const byStatus = connection.prepare<[], { status: string; count: number }>(
    'SELECT status, count(*) AS count FROM story WHERE trashed_at IS NULL GROUP BY status',
  );
  const trash = connection
    .prepare<[], number>('SELECT count(*) FROM story WHERE trashed_at IS NOT NULL')
    .pluck();
  const samples = connection
    .prepare<[], number>(
      'SELECT count(*) FROM story INDEXED BY story_sample WHERE is_sample = 1 AND trashed_at IS NULL',
    )
    .pluck();
  // Jumps from value to value along the index instead of reading every row.
  const distinct = (column: 'section' | 'assignee') =>
    connection
      .prepare<[], string>(`
    WITH RECURSIVE used (value) AS (
      SELECT min(${column}) FROM story WHERE trashed_at IS NULL
      UNION ALL
      SELECT (SELECT min(${column}) FROM story WHERE trashed_at IS NULL AND ${column} > value) FROM used
      WHERE value IS NOT NULL
    ) SELECT value FROM used WHERE value IS NOT NULL AND value <> '' LIMIT 1000`)
      .pluck();
  const sections = distinct('section');
  const assignees = distinct('assignee');
  const written = connection.prepare<[], number>('SELECT total_changes()').pluck();
  let counted = { what: '', total: 0 };
  /** Scrolling asks for page after page of the same list: it is counted again only after something was written. */
  const count = (where: string, values: object): number => {
    const what = `${where} ${JSON.stringify(values)} ${written.get() ?? 0}`;
    if (counted.what === what) return counted.total;
    const total =
      connection.prepare<[object], number>(`SELECT count(*) FROM story WHERE ${where}`).pluck().get(values) ??
      0;
    counted = { what, total };
    return total;
  };

  return {
    /** With `words`, only stories that have each of them in headline or slug. Words are folded. */
    page(query: ListQuery, words: readonly string[] = []): { rows: readonly StoryRow[]; total: number } {
      const where = words.length === 0 ? filters(query) : `${filters(query)} AND ${hasWords}`;
      const { offset, limit, ...filtering } = { ...filterValues(query), words: JSON.stringify(words) };
      const total = count(where, filtering);
      const rows = connection
        .prepare<[object], RawRow>(
          `SELECT ${rowColumns} FROM story ${way(query, total)} WHERE ${where} ORDER BY ${order(query)} LIMIT @limit OFFSET @offset`,
        )
        .all({ ...filtering, offset, limit });
      return { rows: rows.map(toRow), total };
    },
    facets: (): Facets => ({
      statuses: Object.fromEntries(byStatus.all().map(({ status, count }) => [status, count])),
      sections: sections.all(),
      assignees: assignees.all(),
      trash: trash.get() ?? 0,
      samples: samples.get() ?? 0,
    }),
  };
}
