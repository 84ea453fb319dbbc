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
  const far = runs.filter((run) => !run.isNear);
  const standIns = far.map((run) => {
    const rules = `${standIn} block-size: ${heightOf(run)}px;`.replaceAll(';', ' !important;');
    return `${selector} > :nth-child(${run.from + 1}) { ${rules} }`;
  });
  return `@media screen {
${selector} > :not(${laidOut.join(', ')}, .ProseMirror-widget) { display: none !important; }
${standIns.join('\n')}
}`;
}
