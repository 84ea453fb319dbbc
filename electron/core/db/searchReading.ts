import type { ListQuery } from '../../../shared/contract/calls.ts';
import { mostCounted } from '../../../shared/story/story.ts';
import type { Connection } from './open.ts';
import type { SearchHit } from './searchIndex.ts';
import { type RawRow, rowColumns, toRow } from './stories.ts';
import { filters, filterValues, sortColumns } from './storyList.ts';

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

type HitRow = RawRow & { readonly body: string };
type HitTable = 'title' | 'passage';

/** Queries, on the library's connection with the index attached. `match` is in FTS5's query language. */
export function indexReading(library: Connection) {
  // Few different statements, asked again with every key.
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (sql: string) => library.prepare<[object]>(sql);
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const numbers = (table: HitTable, match: string, query: ListQuery, limit: number): readonly number[] =>
    statement(walk(table, query))
      .pluck()
      .all({ ...filterValues(query), match, limit }) as number[];
  const rows = (sql: string, values: object): readonly SearchHit[] =>
    (statement(sql).all(values) as HitRow[]).map(toHit);

  return {
    /**
     * Hits of one page: those in the headline first, then the others, each newest first. They are walked once,
     * and counted on the way.
     */
    newest(match: string, query: ListQuery): SearchPage {
      const { offset, limit } = query;
      const enough = Math.max(mostCounted, offset + limit);
      const inTitle = numbers('title', match, query, enough);
      // Whatever is in a headline is in a passage as well.
      const all = inTitle.length === enough ? inTitle : numbers('passage', match, query, enough);
      const first = new Set(inTitle);
      const page = [...inTitle, ...all.filter((change) => !first.has(change))].slice(offset, offset + limit);
      const hits = rows(pageRows, { changes: JSON.stringify(page) });
      return { hits, total: all.length };
    },
    /** Hits of one page in another order; every hit is looked at. */
    sorted(match: string, query: ListQuery): SearchPage {
      const { offset, limit } = query;
      const hits = rows(sortedRows(query), { ...filterValues(query), match, offset, limit });
      const seen = offset + hits.length;
      // A page that is not full ends the hits: nothing is left to count.
      const isEnd = hits.length > 0 && hits.length < limit;
      const counted = isEnd ? seen : numbers('passage', match, query, mostCounted).length;
      return { hits, total: Math.max(seen, counted) };
    },
  };
}

/** Newest first. CROSS JOIN keeps the index outermost, so that hits stream and LIMIT ends the walk. */
function walk(table: HitTable, query: ListQuery): string {
  const where = isUnfiltered(query)
    ? `FROM search.${table} WHERE ${table} MATCH @match AND ${notInTrash}`
    : `FROM search.${table} CROSS JOIN main.story ON story.change = ${table}.rowid
       WHERE ${table} MATCH @match AND ${filters(query)}`;
  return `SELECT ${table}.rowid ${where} ORDER BY ${table}.rowid DESC LIMIT @limit`;
}

/** Without filters the index alone is walked; what is in the trash is few. */
const notInTrash = 'rowid NOT IN (SELECT change FROM main.story WHERE trashed_at IS NOT NULL)';

const pageRows = `SELECT ${rowColumns}, entry.body AS body FROM json_each(@changes) AS hit
  CROSS JOIN main.story ON story.change = hit.value CROSS JOIN search.entry ON entry.change = hit.value
  ORDER BY hit.key`;

/** Sorted without their texts: those of the page are read afterwards. */
function sortedRows(query: ListQuery): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  const order = `ORDER BY story.${sortColumns[query.sort]} ${direction}, story.change ${direction}`;
  return `SELECT ${rowColumns}, entry.body AS body FROM (
      SELECT story.change AS hit FROM search.passage CROSS JOIN main.story ON story.change = passage.rowid
      WHERE passage MATCH @match AND ${filters(query)} ${order} LIMIT @limit OFFSET @offset
    ) CROSS JOIN main.story ON story.change = hit CROSS JOIN search.entry ON entry.change = hit ${order}`;
}

function isUnfiltered({ statuses, section, assignee, slug, trash }: ListQuery): boolean {
  return (
    statuses.length === 0 && section === undefined && assignee === undefined && slug === undefined && !trash
  );
}

function toHit({ body, ...row }: HitRow): SearchHit {
  return { ...toRow(row), body };
}
