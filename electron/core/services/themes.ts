import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThemeInfo } from '../../../shared/contract/calls.ts';
import { themeFile } from '../../../shared/formats/theme.ts';

/** The looks an article can have, "standard" first. A folder without `theme.json` is none. */
export async function listThemes(folder: string): Promise<readonly ThemeInfo[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const themes = await Promise.all(names.map((name) => readTheme(join(folder, name))));
  return themes
    .filter((theme) => theme !== null)
    .sort((one, other) => Number(other.id === 'standard') - Number(one.id === 'standard'));
}

async function readTheme(folder: string): Promise<ThemeInfo | null> {
  const text = await readFile(join(folder, 'theme.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const { id, label, files } = themeFile.parse(JSON.parse(text));
  const sheets = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return { id, label, css: sheets.join('\n') };
}
