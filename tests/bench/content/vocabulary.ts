import { between, type Random, seeded } from './random.ts';

/** Words of one script, the commonest first. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** A word by its frequency in running text. */
  readonly pick: (random: Random) => string;
}

export type Script = 'latin' | 'cyrillic' | 'arabic';

const size = 30_000;
const syllables: Readonly<
  Record<Script, { readonly onsets: readonly string[]; readonly rests: readonly string[] }>
> = {
  latin: {
    onsets: 'b c d f g h l m n p r s t v w st tr pr gr ch sh th'.split(' '),
    rests: 'a e i o u an en in on er ar al ate ing ion ess ure ou ea'.split(' '),
  },
  cyrillic: {
    onsets: 'б в г д ж з к л м н п р с т х ц ч ш щ ст пр тр'.split(' '),
    rests: 'а е и о у я ы ай ей ой ан ен ин он ам ов ель ить ный ть'.split(' '),
  },
  arabic: {
    onsets: 'ب ت ج ح خ د ر س ش ص ط ع غ ف ق ك ل م ن ه و ي'.split(' '),
    rests: 'ا و ي ان ين ات ال ام ار ور ير ة ب ر ل م'.split(' '),
  },
};

/**
 * Made-up words whose frequencies fall as Zipf and Mandelbrot found them to fall in real text: the word of
 * rank r has weight 1 / (r + 2.7). Common words are short, as in every language.
 */
function makeVocabulary(script: Script): Vocabulary {
  const random = seeded(script.length * 7919);
  const { onsets, rests } = syllables[script];
  const part = (list: readonly string[]): string => list[between(random, 0, list.length - 1)] ?? '';
  const made = new Set<string>();
  while (made.size < size) {
    const length = made.size < 200 ? 1 : made.size < 2500 ? 2 : between(random, 2, 3);
    let word = '';
    for (let index = 0; index < length; index += 1) word += part(onsets) + part(rests);
    made.add(word);
  }
  const words = [...made];
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += 1 / (rank + 1 + 2.7);
    sums[rank] = sum;
  }
  return {
    words,
    pick(source) {
      const wanted = source() * sum;
      let low = 0;
      let high = size - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) < wanted) low = middle + 1;
        else high = middle;
      }
      return words[low] ?? '';
    },
  };
}

const made = new Map<Script, Vocabulary>();

export function vocabulary(script: Script): Vocabulary {
  const known = made.get(script) ?? makeVocabulary(script);
  made.set(script, known);
  return known;
}
