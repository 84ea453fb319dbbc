import type { ReadMedium } from '../../shared/contract/calls.ts';
import { localDay } from '../../shared/story/localDay.ts';
import { whyNotExported } from '../../shared/story/medium.ts';
import styles from './Captions.module.css';

/** Whose it is and what must not be done with it, in a few words. */
export function RightsWords({ medium }: { readonly medium: Pick<ReadMedium, 'facts'> }) {
  const { facts } = medium;
  const whyNot = whyNotExported(facts, localDay(new Date()));
  const whose = [facts.creator, facts.supplier, facts.copyright].filter((words) => words !== '');
  return (
    <div className={styles.rights}>
      {whose.length > 0 && <p dir="auto">{[...new Set(whose)].join(' · ')}</p>}
      {whyNot !== null && <p className={styles.forbidden}>Not exported: {whyNot}.</p>}
      {whyNot === null && facts.expires !== null && <p>May be used until {facts.expires}</p>}
      {facts.restrictions !== '' && <p dir="auto">{facts.restrictions}</p>}
    </div>
  );
}
