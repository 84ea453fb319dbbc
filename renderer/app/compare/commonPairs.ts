/** Beyond this many comparisons the middle is taken as replaced: nobody reads such a difference word by word. */
const mostComparisons = 4_000_000;

/** Index pairs of a longest common subsequence of two lists, in order. */
export function commonPairs(
  left: readonly string[],
  right: readonly string[],
): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1;
  }
  const pairs: (readonly [number, number])[] = [];
  for (let index = 0; index < start; index += 1) pairs.push([index, index]);
  const middle = pairsBetween(left.slice(start, left.length - end), right.slice(start, right.length - end));
  for (const [one, other] of middle) pairs.push([one + start, other + start]);
  for (let index = end; index > 0; index -= 1) pairs.push([left.length - index, right.length - index]);
  return pairs;
}

function pairsBetween(
  left: readonly string[],
  right: readonly string[],
): readonly (readonly [number, number])[] {
  const rows = left.length;
  const columns = right.length;
  if (rows === 0 || columns === 0 || rows * columns > mostComparisons) return [];
  const width = columns + 1;
  // lengths[i * width + j]: how much of left[i…] and right[j…] is common.
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
