/**
 * Letters beyond ASCII from the most to the least usual in running text. Read in the wrong encoding, a text
 * shows rare letters, capitals inside words and signs; read in the right one it shows these.
 */
const candidates: readonly { readonly encoding: string; readonly letters: string }[] = [
  { encoding: 'windows-1252', letters: 'éèàäöüçñêíáóßôåøâæîûëïúòœì' },
  { encoding: 'windows-1251', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїєфъґёў' },
  { encoding: 'koi8-u', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїєфъґё' },
  { encoding: 'ibm866', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё' },
  { encoding: 'x-mac-cyrillic', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїєфъґё' },
  { encoding: 'windows-1256', letters: 'الينموتربةعدسفهكقحجأشصطخىإءذزثئضظغؤآپچژگ' },
];
const typography = '«»“”„‘’–—…№\u00a0';

/** The likeliest of the old 8-bit encodings of the languages Stet is used in; `windows-1252` when in doubt. */
export function guessEncoding(bytes: Uint8Array): string {
  let best = { encoding: 'windows-1252', score: Number.NEGATIVE_INFINITY };
  for (const { encoding, letters } of candidates) {
    const score = plausibility(new TextDecoder(encoding).decode(bytes), letters);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

function plausibility(text: string, letters: string): number {
  let score = 0;
  let before = ' ';
  for (const character of text) {
    if (character > '\u007f') score += worth(character, before, letters);
    before = character;
  }
  return score;
}

function worth(character: string, before: string, letters: string): number {
  if (typography.includes(character)) return 0.2;
  const lower = character.toLowerCase();
  const rank = letters.indexOf(lower);
  if (rank === -1) return -1;
  const frequency = 1 - (0.8 * rank) / letters.length;
  const insideWord = before !== before.toUpperCase();
  if (character !== lower && insideWord) return -1;
  // Accented Latin letters stand among plain ones; a run of them is another alphabet read wrongly.
  if (letters.startsWith('é') && before > '\u007f') return -0.5;
  return character === lower ? frequency : frequency / 2;
}
