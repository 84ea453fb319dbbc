import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';

export interface BannerProps {
  readonly kind: 'note' | 'warning' | 'error';
  /** What happened, what is safe, what to do now. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
  /** An error read out at once; a state that was there from the start is not. */
  readonly isUrgent?: boolean;
}

const icons = { note: Info, warning: TriangleAlert, error: CircleAlert } as const;

/** A state of the desk that lasts, across the top of what it concerns. */
export function Banner({ kind, children, action, isUrgent = false }: BannerProps) {
  const Icon = icons[kind];
  return (
    <div className={styles.banner} data-kind={kind} role={isUrgent ? 'alert' : 'status'}>
      <Icon size={16} className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
