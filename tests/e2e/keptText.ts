import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { fieldText } from './storyText.ts';

/** A field's text as it lies in the library's file, read by nobody but this. */
export function keptText(data: string, id: string, field: string): string {
  const database = new Database(join(data, 'stet.sqlite'), { readonly: true });
  try {
    const row = database.prepare('SELECT document FROM content WHERE story_id = ?').get(id) as {
      document: string;
    };
    return fieldText(JSON.parse(row.document), field);
  } finally {
    database.close();
  }
}
