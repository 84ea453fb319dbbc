import { iimOverflow } from '../../shared/story/iimLimits.ts';

/** What is to be said of a text that systems which read the old photo format would cut, or null. */
export function iimWarning(fact: string, text: string): string | null {
  const overflow = iimOverflow(fact, text);
  return overflow === null
    ? null
    : `${overflow.bytes} bytes; photo systems that read IPTC-IIM keep ${overflow.most}.`;
}
