import type { ReadMedium } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';

/** The medium a person means by its source, or by the beginning of its hash. Throws StetError `notFound` or `invalid`. */
export async function findMedium(api: Api, name: string): Promise<ReadMedium> {
  const beginning = name.replace(/^media:/, '').toLowerCase();
  const sources = /^[0-9a-f]{4,64}(\.[a-z0-9]{1,5})?$/.test(beginning)
    ? await startingWith(api, beginning)
    : [];
  if (sources.length > 1)
    throw new StetError('invalid', `Several files begin with “${name}”. Give more of the hash.`);
  const [entry] = (await api.call('media.read', { sources: [...sources] })).media;
  if (entry !== undefined) return entry;
  throw new StetError(
    'notFound',
    `There is no “${name}” in the media library. “stet media list” shows what there is.`,
  );
}

/** A search looks everywhere; a hash begins behind `media:`. */
async function startingWith(api: Api, beginning: string): Promise<readonly string[]> {
  const { rows } = await api.call('media.list', { search: `media:${beginning}`, limit: 2 });
  return rows.map(({ source }) => source);
}
