import { memo } from 'react';
import { type StoryRow, statusLabels } from '../../shared/story/story.ts';
import { agoTime, counted, fullTime } from '../ui/uiLocale.ts';
import styles from './QueueRow.module.css';
import { Snippet } from './Snippet.tsx';
import { StatusTick } from './StatusTick.tsx';

export interface QueueRowProps {
  readonly row: StoryRow;
  /** Minutes since 1970: when it changes, "3 min ago" does. */
  readonly minute: number;
}

/** Two lines: the headline as readers will see it, and what a desk wants to know of it. */
export const QueueRow = memo(function QueueRow({ row, minute }: QueueRowProps) {
  const now = new Date(minute * 60_000 + 59_999);
  const hasHeadline = row.headline.trim() !== '';
  return (
    <>
      <div className={styles.first}>
        <StatusTick status={row.status} />
        <span className={hasHeadline ? styles.headline : styles.untitled} dir="auto" lang={row.language}>
          {hasHeadline ? <Snippet text={row.markedHeadline ?? row.headline} /> : 'No headline yet'}
        </span>
      </div>
      <div className={styles.second}>
        {row.isSample && <span className={styles.sample}>Sample</span>}
        {row.slug !== '' && !row.isSample && (
          <span className={styles.slug} dir="auto">
            {row.slug}
          </span>
        )}
        <span className={styles.fact}>{statusLabels[row.status]}</span>
        <span className={styles.fact}>{counted(row.words, 'word', 'words')}</span>
        <time className={styles.fact} dateTime={row.savedAt} title={fullTime(row.savedAt)}>
          {agoTime(row.savedAt, now)}
        </time>
      </div>
      {row.snippet !== undefined && row.snippet !== '' && (
        <div className={styles.snippet} dir="auto" lang={row.language}>
          <Snippet text={row.snippet} />
        </div>
      )}
    </>
  );
});
