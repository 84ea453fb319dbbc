import type { ListQuery } from '../../../shared/contract/calls.ts';
import type { Connection } from './open.ts';
import type { SearchHit } from './searchIndex.ts';
import { type RawRow, rowColumns, toRow } from './stories.ts';
import { filters, filterValues, sortColumns } from './storyList.ts';

/** More hits than this are not counted: a total of this many means "at least". */
export const mostCounted = 1000;

interface Range {
  readonly offset: number;
  readonly limit: number;
}
type HitRow = RawRow & { readonly body: string };

// CROSS JOIN keeps the index outermost, so that hits stream newest first and LIMIT ends the walk.
const hits = (table: 'title' | 'passage') =>
  `FROM search.${table} CROSS JOIN main.story ON story.change = ${table}.rowid`;
const withBody = (table: 'title' | 'passage') =>
  `SELECT ${rowColumns}, entry.body AS body ${hits(table)} CROSS JOIN search.entry ON entry.change = ${table}.rowid`;
const page = 'LIMIT @limit OFFSET @offset';
const notInTitle = 'passage.rowid NOT IN (SELECT rowid FROM search.title WHERE title MATCH @match)';

/** Queries, on the library's connection with the index attached. `match` is in FTS5's query language. */
export function indexReading(library: Connection) {
  const all = (sql: string, query: ListQuery, match: string, { offset, limit }: Range = query) =>
    library
      .prepare<[object], HitRow>(sql)
      .all({ ...filterValues(query), match, offset, limit })
      .map(toHit);
  const count = (from: string, match: string, query: ListQuery) =>
    library
      .prepare<[object], number>(`SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${mostCounted})`)
      .pluck()
      .get({ ...filterValues(query), match }) ?? 0;

  return {
    /** Hits of one page: those in the headline first, then the others, each newest first. */
    newest(match: string, query: ListQuery): readonly SearchHit[] {
      const where = filters(query);
      const titles = all(
        `${withBody('title')} WHERE title MATCH @match AND ${where} ORDER BY title.rowid DESC ${page}`,
        query,
        match,
      );
      if (titles.length === query.limit) return titles;
      const isPastTitles = titles.length === 0 && query.offset > 0;
      const before = isPastTitles
        ? count(`${hits('title')} WHERE title MATCH @match AND ${where}`, match, query)
        : query.offset + titles.length;
      const others = all(
        `${withBody('passage')} WHERE passage MATCH @match AND ${where} AND ${notInTitle} ORDER BY passage.rowid DESC ${page}`,
        query,
        match,
        { offset: Math.max(0, query.offset - before), limit: query.limit - titles.length },
      );
      return [...titles, ...others];
    },
    /** Hits of one page in another order; every hit is looked at. */
    sorted(match: string, query: ListQuery): readonly SearchHit[] {
      const direction = query.descending ? 'DESC' : 'ASC';
      return all(
        // Sorted without their texts: those of the page are read afterwards.
        `SELECT ${rowColumns}, entry.body AS body FROM (
          SELECT story.change AS hit ${hits('passage')} WHERE passage MATCH @match AND ${filters(query)}
          ORDER BY story.${sortColumns[query.sort]} ${direction}, story.change ${direction} ${page}
        ) CROSS JOIN main.story ON story.change = hit CROSS JOIN search.entry ON entry.change = hit
        ORDER BY story.${sortColumns[query.sort]} ${direction}, story.change ${direction}`,
        query,
        match,
      );
    },
    /** How many hits, up to `mostCounted`. */
    count: (match: string, query: ListQuery): number =>
      isUnfiltered(query)
        ? count(`FROM search.passage WHERE passage MATCH @match AND ${notInTrash}`, match, query)
        : count(`${hits('passage')} WHERE passage MATCH @match AND ${filters(query)}`, match, query),
  };
}

/** Without filters the index alone is walked; what is in the trash is few. */
const notInTrash = 'rowid NOT IN (SELECT change FROM main.story WHERE trashed_at IS NOT NULL)';

function isUnfiltered({ statuses, section, assignee, slug, trash }: ListQuery): boolean {
  return (
    statuses.length === 0 && section === undefined && assignee === undefined && slug === undefined && !trash
  );
}

function toHit({ body, ...row }: HitRow): SearchHit {
  return { ...toRow(row), body };
}
