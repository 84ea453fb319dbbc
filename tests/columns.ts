/** Lines of cells in columns of equal width, the first line as headings over a rule. */
export function inColumns(lines: readonly (readonly string[])[]): string {
  const [headings = []] = lines;
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const [first, ...rest] = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [first, widths.map((width) => '-'.repeat(width)).join('  '), ...rest].join('\n');
}
