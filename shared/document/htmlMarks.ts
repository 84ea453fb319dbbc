import { clearingMarks, markRank, markRulesByTag, type RankedMarkRule, styleRules } from './htmlRules.ts';
import { attributeOf, type HtmlElement, type HtmlReader } from './htmlTree.ts';
import type { MarkJson, NodeJson } from './json.ts';

/** Null stands for every mark. */
export type AllowedMarks = ReadonlySet<string> | null;

/** The marks that hold inside an element: those from outside, less what it clears, with what it adds. */
export function marksInside(
  element: HtmlElement,
  outer: readonly MarkJson[],
  allowed: AllowedMarks,
  reader: HtmlReader,
): readonly MarkJson[] {
  const byTag = markRulesByTag.get(element.tagName);
  const hasStyle = attributeOf(element, 'style') !== null;
  if (byTag === undefined && !hasStyle) return outer;
  let marks = outer;
  if (hasStyle) {
    for (const mark of clearingMarks) {
      if (marks.some((one) => one.type === mark.name) && mark.clearedBy?.(element) === true) {
        marks = marks.filter((one) => one.type !== mark.name);
      }
    }
  }
  for (const rule of byTag ?? []) marks = withMark(element, rule, marks, allowed, reader);
  if (hasStyle) for (const rule of styleRules) marks = withMark(element, rule, marks, allowed, reader);
  return marks;
}

function withMark(
  element: HtmlElement,
  { mark, rank, rule }: RankedMarkRule,
  marks: readonly MarkJson[],
  allowed: AllowedMarks,
  reader: HtmlReader,
): readonly MarkJson[] {
  if (allowed !== null && !allowed.has(mark.name)) return marks;
  const attrs = rule.read(element, reader);
  if (attrs === null) return marks;
  const excluded = mark.excludes?.split(' ') ?? [];
  const kept = marks.filter((one) => one.type !== mark.name && !excluded.includes(one.type));
  const json: MarkJson = Object.keys(attrs).length === 0 ? { type: mark.name } : { type: mark.name, attrs };
  const at = kept.findIndex((one) => (markRank.get(one.type) ?? 0) > rank);
  return at === -1 ? [...kept, json] : [...kept.slice(0, at), json, ...kept.slice(at)];
}

/** Content without the marks its new home does not hold. */
export function withAllowedMarks(content: readonly NodeJson[], allowed: AllowedMarks): readonly NodeJson[] {
  if (allowed === null) return content;
  return content.map(({ marks, ...node }) => {
    const kept = marks?.filter((mark) => allowed.has(mark.type)) ?? [];
    return kept.length === 0 ? node : { ...node, marks: kept };
  });
}
