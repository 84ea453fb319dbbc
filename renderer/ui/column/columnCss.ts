import type { BlockRun } from './blockRuns.ts';

/** Nothing of a block's own look may make it another height than that of all it stands for. */
const standIn =
  'display: block; float: none; clear: both; inline-size: auto; min-block-size: 0; margin: 0; padding: 0; border: 0; overflow: hidden; content-visibility: hidden;';

/** The rules that lay out the near blocks alone. On paper all of them are there. */
export function columnCss(
  selector: string,
  runs: readonly BlockRun[],
  heightOf: (run: BlockRun) => number,
): string {
  const laidOut = runs.map(({ from, to, isNear }) =>
    isNear ? `:nth-child(n + ${from + 1}):nth-child(-n + ${to})` : `:nth-child(${from + 1})`,
  );
  // By its place, not its number: that changes with every block before it, and the caret must find the text's end.
  const shown = [...laidOut, ':last-child', '.ProseMirror-widget'].join(', ');
  const far = runs.filter((run) => !run.isNear);
  const standIns = far.map((run) => {
    const rules = `${standIn} block-size: ${heightOf(run)}px;`.replaceAll(';', ' !important;');
    return `${selector} > :nth-child(${run.from + 1}) { ${rules} }`;
  });
  // What is left is laid out whole: the caret finds no way into what the browser would leave out of it.
  return `@media screen {
${selector} > * { content-visibility: visible !important; }
${selector} > :not(${shown}) { display: none !important; }
${standIns.join('\n')}
}`;
}
