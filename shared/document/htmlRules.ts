import { elements, marks } from '../elements/index.ts';
import type { HtmlRule } from './element.ts';
import type { MarkRule, TextMark } from './mark.ts';

/** The elements' reading rules by tag: those with a condition first, each kind in the order of the list. */
export const rulesByTag: ReadonlyMap<string, readonly HtmlRule[]> = byTag();

function byTag(): ReadonlyMap<string, readonly HtmlRule[]> {
  const rules = new Map<string, HtmlRule[]>();
  for (const element of elements) {
    for (const rule of element.htmlIn) {
      for (const tag of rule.tags) rules.set(tag, [...(rules.get(tag) ?? []), rule]);
    }
  }
  for (const list of rules.values()) {
    list.sort((one, other) => Number(one.when === undefined) - Number(other.when === undefined));
  }
  return rules;
}

export interface RankedMarkRule {
  readonly mark: TextMark;
  readonly rank: number;
  readonly rule: MarkRule;
}

const ranked = marks.flatMap((mark, rank) => mark.htmlIn.map((rule) => ({ mark, rank, rule })));

export const markRulesByTag: ReadonlyMap<string, readonly RankedMarkRule[]> = new Map(
  [...new Set(ranked.flatMap(({ rule }) => rule.tags ?? []))].map((tag) => [
    tag,
    ranked.filter(({ rule }) => rule.tags?.includes(tag) === true),
  ]),
);

/** Rules that look at the style of any element. */
export const styleRules: readonly RankedMarkRule[] = ranked.filter(({ rule }) => rule.tags === undefined);

export const markRank: ReadonlyMap<string, number> = new Map(marks.map((mark, rank) => [mark.name, rank]));
export const clearingMarks: readonly TextMark[] = marks.filter((mark) => mark.clearedBy !== undefined);

interface TextHost {
  /** Null when every mark is allowed. */
  readonly marks: ReadonlySet<string> | null;
  readonly breaks: boolean;
}

const hosts: ReadonlyMap<string, TextHost> = new Map(
  elements.map((element) => [
    element.name,
    {
      marks:
        element.node.marks === undefined || element.node.marks === '_'
          ? null
          : new Set(element.node.marks.split(' ')),
      breaks: element.node.content?.includes('inline') === true,
    },
  ]),
);
const anyText: TextHost = { marks: null, breaks: true };

/** What text a node of this type may hold. */
export function textHost(type: string): TextHost {
  return hosts.get(type) ?? anyText;
}
