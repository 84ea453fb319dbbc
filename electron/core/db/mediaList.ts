import type { MediaQuery, MediumRow } from '../../../shared/contract/calls.ts';
import { infoColumns } from './media.ts';
import type { Connection } from './open.ts';

/** Column of each way to sort; ties go by the row's number, so that pages never overlap. */
const sortColumns: Readonly<Record<MediaQuery['sort'], string>> = {
  addedAt: 'added_at',
  name: 'name_key',
  bytes: 'bytes',
  takenAt: 'taken_at',
};

const problems: Readonly<Record<Exclude<MediaQuery['problem'], ''>, string>> = {
  caption: "caption = ''",
  credit: "credit = ''",
  altText: "alt = '' AND family = 'image'",
  rights: '(may_export = 0 OR expires < @today)',
};

/** What a person types is few words; whatever comes after so many narrows nothing. */
const mostWords = 12;

interface Filtering {
  readonly where: string;
  readonly values: Readonly<Record<string, string>>;
}

type RawRow = Omit<MediumRow, 'mayExport'> & { readonly mayExport: number };

/** The media library: one page, and how many there are. */
export function mediaListTable(connection: Connection) {
  const written = connection.prepare<[], number>('SELECT total_changes()').pluck();
  let counted = { what: '', total: 0 };
  /** Scrolling asks for page after page of the same list: it is counted again only after something was written. */
  const count = ({ where, values }: Filtering): number => {
    const what = `${where} ${JSON.stringify(values)} ${written.get() ?? 0}`;
    if (counted.what === what) return counted.total;
    const total =
      connection
        .prepare<[object], number>(`SELECT count(*) FROM medium WHERE ${where}`)
        .pluck()
        .get(values) ?? 0;
    counted = { what, total };
    return total;
  };
  return {
    /** `words` are folded, and each must be in what is known of a file; `today` is a date. */
    page(
      query: MediaQuery,
      words: readonly string[],
      today: string,
    ): { rows: readonly MediumRow[]; total: number } {
      const filtering = filter(query, words, today);
      const direction = query.descending ? 'DESC' : 'ASC';
      const column = query.isRemoved ? 'removed_at' : sortColumns[query.sort];
      const rows = connection
        .prepare<[object], RawRow>(
          `SELECT ${infoColumns}, revision, added_at AS addedAt, removed_at AS removedAt, taken_at AS takenAt, expires,
            may_export AS mayExport, (SELECT count(*) FROM used WHERE used.source = medium.source) AS stories
          FROM medium WHERE ${filtering.where}
          ORDER BY ${column} ${direction}, rowid ${direction} LIMIT @limit OFFSET @offset`,
        )
        .all({ ...filtering.values, limit: query.limit, offset: query.offset });
      return {
        rows: rows.map((row) => ({ ...row, mayExport: row.mayExport === 1 })),
        total: count(filtering),
      };
    },
  };
}

function filter(query: MediaQuery, words: readonly string[], today: string): Filtering {
  const conditions = [query.isRemoved ? 'removed_at IS NOT NULL' : 'removed_at IS NULL'];
  const values: Record<string, string> = {};
  if (query.family !== '') {
    conditions.push('family = @family');
    values.family = query.family;
  }
  if (query.uses === 'unused')
    conditions.push('NOT EXISTS (SELECT 1 FROM used WHERE used.source = medium.source)');
  if (query.problem !== '') conditions.push(problems[query.problem]);
  if (query.problem === 'rights') values.today = today;
  words.slice(0, mostWords).forEach((word, index) => {
    conditions.push(`instr(search_key, @word${index}) > 0`);
    values[`word${index}`] = word;
  });
  return { where: conditions.join(' AND '), values };
}
