import type { Node } from '@tiptap/pm/model';
import type { Finding } from '../document/finding.ts';
import type { StoryMeta } from '../story/story.ts';
import { bodyText } from './bodyText.ts';
import type { Check, KnownToLibrary } from './check.ts';
import { elementChecks } from './elementChecks.ts';
import { facts } from './facts.ts';
import { headingOrder } from './headingOrder.ts';
import { linkText } from './linkText.ts';
import { media } from './media.ts';
import { notices } from './notices.ts';
import { readings } from './readings.ts';

/** THE list of checks. */
export const checks: readonly Check[] = [
  elementChecks,
  bodyText,
  headingOrder,
  linkText,
  readings,
  media,
  notices,
  facts,
];

const weight: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, note: 2 };

/**
 * All that is to be said of a story, the gravest first, then in the order of the text. `now`: milliseconds since
 * 1970.
 */
export function findFindings(
  document: Node,
  meta: StoryMeta,
  now: number = Date.now(),
  library: KnownToLibrary = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const check of checks)
    check.run({ document, meta, library, now }, (finding) => findings.push(finding));
  return findings.sort(
    (one, other) =>
      weight[one.severity] - weight[other.severity] ||
      (one.position ?? Number.MAX_SAFE_INTEGER) - (other.position ?? Number.MAX_SAFE_INTEGER),
  );
}
