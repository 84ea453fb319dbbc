import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import type { FileToSend } from './sendFile.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The built page's file for a URL path, or null. Nothing outside the folder is ever looked at. */
export async function findStatic(folder: string, path: string): Promise<FileToSend | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const root = resolve(folder);
  const file = join(root, decoded === '/' ? 'index.html' : decoded);
  const type = types[extname(file)];
  if (!file.startsWith(root + sep) || type === undefined) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) return null;
  return { type, bytes: found.size, read: (start, end) => createReadStream(file, { start, end }) };
}
