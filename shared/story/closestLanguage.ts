/**
 * Which of some texts a story in `wanted` takes, by their language tags: the very tag, else one of the same
 * language (in the same script before another), else one of a language in the same script, as Russian for
 * Ukrainian. Null when not even that is there. Of equals the first. Tags are BCP 47; case does not matter.
 */
export function closestLanguage(wanted: string, there: readonly string[]): string | null {
  const own = partsOf(wanted);
  let closest: string | null = null;
  let most = 0;
  for (const tag of there) {
    const parts = partsOf(tag);
    const closeness =
      parts.tag === own.tag
        ? 5
        : parts.language === own.language
          ? (parts.script === own.script ? 3 : 2) + (parts.tag === own.language ? 0.5 : 0)
          : parts.script === own.script && own.script !== null
            ? 1
            : 0;
    if (closeness <= most) continue;
    closest = tag;
    most = closeness;
  }
  return closest;
}

/** The script a language is written in, by its ISO 15924 code: `Cyrl` for Ukrainian; null when nobody knows. */
export function scriptOf(tag: string): string | null {
  return partsOf(tag).script;
}

interface Parts {
  readonly tag: string;
  readonly language: string;
  readonly script: string | null;
}

const known = new Map<string, Parts>();

function partsOf(tag: string): Parts {
  const before = known.get(tag);
  if (before !== undefined) return before;
  const parts = read(tag);
  // Tags come from files of others as well: what is remembered of them has an end.
  if (known.size > 1000) known.clear();
  known.set(tag, parts);
  return parts;
}

function read(tag: string): Parts {
  try {
    const locale = new Intl.Locale(tag);
    const { script } = locale.maximize();
    return { tag: locale.baseName, language: locale.language, script: script ?? null };
  } catch {
    return { tag: tag.toLowerCase(), language: tag.toLowerCase().split('-')[0] ?? '', script: null };
  }
}
