import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '../../shared/document/finding.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Exchange.module.css';

export type StoryFinding = Finding & { readonly id: string };

export interface FindingListProps {
  readonly findings: readonly StoryFinding[];
  readonly onJump: (finding: StoryFinding) => void;
}

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } as const;
const words = { error: 'Error', warning: 'Warning', note: 'Note' } as const;
const order = ['error', 'warning', 'note'] as const;
/** More than this many are folded away: the rest of the dialog must stay in sight. */
const shownAtOnce = 6;

/** What was found, the grave first. None of it stops the export; each leads to its place. */
export function FindingList({ findings, onJump }: FindingListProps) {
  const [isWhole, setWhole] = useState(false);
  if (findings.length === 0) return <p className={styles.allClear}>Nothing stands against this export.</p>;
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const shown = isWhole ? sorted : sorted.slice(0, shownAtOnce);
  return (
    <section aria-label="Findings" className={styles.findings}>
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
                {finding.message}
              </span>
              <Button look="quiet" aria-label={`Show: ${finding.message}`} onClick={() => onJump(finding)}>
                Show
              </Button>
            </li>
          );
        })}
      </ul>
      {sorted.length > shown.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {`${sorted.length - shown.length} more`}
        </Button>
      )}
    </section>
  );
}
