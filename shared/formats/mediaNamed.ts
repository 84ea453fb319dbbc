const named = /"(media:[0-9a-f]{64}\.[a-z0-9]{1,5})"/g;

/**
 * The local media a document names, each once and sorted, out of its canonical JSON: as `mediaSources`, without
 * taking the document apart.
 */
export function mediaNamed(json: string): readonly string[] {
  if (!json.includes('"media:')) return [];
  return [...new Set([...json.matchAll(named)].map((match) => match[1] ?? ''))].sort();
}
