import type { Status } from '../../shared/story/story.ts';
import styles from './StatusTick.module.css';

/** The status as a small sign of its own shape; the word always stands near it. */
export function StatusTick({ status }: { readonly status: Status }) {
  return <span className={styles.tick} data-status={status} aria-hidden="true" />;
}
