import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { StoryFinding } from '../../shared/contract/calls.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { counted, figure } from '../ui/uiLocale.ts';
import styles from './Exchange.module.css';
import type { Findings } from './useFindings.ts';

export interface FindingListProps {
  readonly findings: Findings;
  /** How many stories are looked over. */
  readonly total: number;
  readonly onJump: (finding: StoryFinding) => void;
}

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } as const;
const words = { error: 'Error', warning: 'Warning', note: 'Note' } as const;
const order = ['error', 'warning', 'note'] as const;
/** More than this many are folded away: the rest of the dialog must stay in sight. */
const shownAtOnce = 6;

/** What was found, the grave first. None of it stops the export; each leads to its place. */
export function FindingList({ findings, total, onJump }: FindingListProps) {
  const [isWhole, setWhole] = useState(false);
  const { found, count, checked, failure } = findings;
  if (failure !== null)
    return (
      <Banner kind="error" isUrgent>
        {failure}
      </Banner>
    );
  if (checked < total && total === 1) return <Spinner label="Checking" />;
  if (checked === total && count === 0)
    return <p className={styles.allClear}>Nothing stands against this export.</p>;
  const sorted = [...found].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const shown = isWhole ? sorted : sorted.slice(0, shownAtOnce);
  return (
    <section aria-label="Findings" className={styles.findings}>
      {total > 1 && (
        <p className={styles.checked} role="status">
          {checked < total
            ? `Checked ${figure(checked)} of ${figure(total)} stories: ${counted(count, 'finding', 'findings')} so far`
            : `${counted(count, 'finding', 'findings')} in ${counted(total, 'story', 'stories')}`}
        </p>
      )}
      <ul className={styles.findingList}>
        {shown.map((finding, index) => {
          const Icon = icons[finding.severity];
          return (
            // Two findings may say the same of two places; the list does not change while it is shown.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className={styles.finding} data-severity={finding.severity}>
              <Icon size={16} aria-hidden="true" className={styles.findingIcon} />
              <span className={styles.findingText}>
                <span className="visually-hidden">{words[finding.severity]}: </span>
                {total > 1 && finding.title !== '' && (
                  <bdi className={styles.title}>{`${finding.title}: `}</bdi>
                )}
                {finding.message}
              </span>
              <Button look="quiet" aria-label={`Show: ${finding.message}`} onClick={() => onJump(finding)}>
                Show
              </Button>
            </li>
          );
        })}
      </ul>
      {sorted.length > shown.length && !isWhole && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {`${figure(count - shown.length)} more`}
        </Button>
      )}
    </section>
  );
}
