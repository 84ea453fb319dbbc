import { isHarmless } from '../document/keptValue.ts';
import { isObject } from '../document/opaque.ts';
import { type StoryMeta, storyMeta } from './story.ts';

/**
 * Facts this version cannot use, such as a status only a newer Stet knows, ride along under this name while a
 * story is open; stored and exported they stand where they stood. No format writes a name with a leading `_`.
 */
const keptName = '_newer';

type Facts = Readonly<Record<string, unknown>>;

/** Any facts as this version's: each one that cannot be used is its default, what stood there is kept. */
export function readFacts(value: unknown): StoryMeta {
  const given = isObject(value) ? value : {};
  const whole = storyMeta.safeParse(given);
  if (whole.success) return whole.data;
  const kept = { ...keptOf(given) };
  const usable: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(given)) {
    const kind = Object.hasOwn(storyMeta.shape, name)
      ? storyMeta.shape[name as keyof typeof storyMeta.shape] // just looked for
      : undefined;
    if (kind === undefined || kind.safeParse(fact).success) usable[name] = fact;
    else if (isHarmless(fact)) kept[name] = fact;
  }
  return storyMeta.parse(Object.keys(kept).length === 0 ? usable : { ...usable, [keptName]: kept });
}

/** Facts as they are stored and exported: a kept one stands in for the default, until a person chose another. */
export function writtenFacts(meta: StoryMeta): Facts {
  const { [keptName]: _, ...written } = meta;
  const defaults: Facts = storyMeta.parse({});
  for (const [name, fact] of Object.entries(keptOf(meta))) {
    if (JSON.stringify(written[name]) === JSON.stringify(defaults[name])) written[name] = fact;
  }
  return written;
}

/** Facts with what a person has chosen: nothing is kept in its place any more, even if it is the default. */
export function chosenFacts(meta: StoryMeta, choice: Partial<StoryMeta>): StoryMeta {
  const kept = keptOf(meta);
  if (!Object.keys(choice).some((name) => Object.hasOwn(kept, name))) return { ...meta, ...choice };
  const rest = Object.entries(kept).filter(([name]) => !Object.hasOwn(choice, name));
  return { ...meta, ...choice, [keptName]: Object.fromEntries(rest) };
}

/** Names of the facts that are kept and shown as their defaults. */
export function keptNames(meta: StoryMeta): readonly string[] {
  return Object.keys(keptOf(meta));
}

/** The same without what is kept: for facts that no Stet wrote. */
export function withoutKept(meta: StoryMeta): StoryMeta {
  const { [keptName]: _, ...rest } = meta;
  return storyMeta.parse(rest);
}

function keptOf(meta: Facts): Facts {
  const kept = meta[keptName];
  if (!isObject(kept)) return {};
  // Whoever sends them: only facts of ours can be kept in a default's place.
  return Object.fromEntries(
    Object.entries(kept).filter(([name, fact]) => Object.hasOwn(storyMeta.shape, name) && isHarmless(fact)),
  );
}
