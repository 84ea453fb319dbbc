import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a story named by its id or its slug. Throws StetError `notFound`, or `invalid` when two share the slug. */
export async function findStory(api: Api, name: string): Promise<string> {
  if (uuid.test(name)) return name.toLowerCase();
  const { rows } = await api.call('stories.list', { slug: name, limit: 2 });
  const [first, second] = rows;
  if (first === undefined) throw new StetError('notFound', `There is no story “${name}”.`);
  if (second !== undefined)
    throw new StetError(
      'invalid',
      `Several stories have the slug “${name}”. Name one by its id; “stet list” shows them.`,
    );
  return first.id;
}

/** The ids of all that were named, or of every story outside the trash, oldest save first. */
export async function findStories(
  api: Api,
  names: readonly string[],
  all: boolean,
): Promise<readonly string[]> {
  if (!all) return Promise.all(names.map((name) => findStory(api, name)));
  const ids: string[] = [];
  for (;;) {
    const { rows } = await api.call('stories.list', { descending: false, offset: ids.length, limit: 1000 });
    ids.push(...rows.map(({ id }) => id));
    if (rows.length < 1000) return ids;
  }
}
