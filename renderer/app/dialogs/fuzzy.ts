/**
 * How well a text answers to what was typed: null when not all letters are there in order, else the higher
 * the better. Letters that begin words, and letters in a row, count more; a late start counts less.
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wanted = fold(typed).replace(/\s+/g, '');
  if (wanted === '') return 0;
  const letters = fold(text);
  const place = letters.indexOf(fold(typed).trim());
  // Typed as it stands: better than any scatter of letters, best at the start of a word.
  if (place >= 0) return 1000 - place + (place === 0 || isBreak(letters[place - 1]) ? 200 : 0);
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = nextPlace(letters, letter, at);
    if (next < 0) return null;
    const startsWord = next === 0 || isBreak(letters[next - 1]);
    score += next === at + 1 ? 8 : startsWord ? 6 : -Math.min(4, next - at);
    at = next;
  }
  return score - letters.length / 20;
}

/** The letter at the start of a later word when there is one, else the next at all. */
function nextPlace(letters: string, letter: string, after: number): number {
  const next = letters.indexOf(letter, after + 1);
  if (next < 0 || next === after + 1) return next;
  for (let place = next; place >= 0; place = letters.indexOf(letter, place + 1)) {
    if (isBreak(letters[place - 1])) return place;
  }
  return next;
}

function isBreak(letter: string | undefined): boolean {
  return letter === undefined || /[\s:/.,-]/.test(letter);
}

/** Without case and accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
