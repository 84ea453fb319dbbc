import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react';
import type { BackupInfo } from '../../../shared/contract/calls.ts';
import { sizeWords } from '../../ui/sizeWords.ts';
import { clockTime, dayName } from '../../ui/uiLocale.ts';
import styles from './Backups.module.css';

export interface BackupListProps {
  readonly backups: readonly BackupInfo[];
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
}

/** The backups by day, the newest first; arrows choose. */
export function BackupList({ backups, selected, onSelect }: BackupListProps) {
  const index = backups.findIndex(({ name }) => name === selected);
  const chosen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight exactly when another is chosen
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: backups.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const backup = backups[Math.max(0, Math.min(target, backups.length - 1))];
    if (backup !== undefined) onSelect(backup.name);
  };
  const now = new Date();
  return (
    <div
      className={styles.list}
      role="listbox"
      aria-label="Backups"
      tabIndex={0}
      aria-activedescendant={index < 0 ? undefined : `backup-${String(index)}`}
      onKeyDown={onKeyDown}
    >
      {backups.map((backup, place) => {
        const { name, at, bytes } = backup;
        const day = heading(backup, now);
        const before = backups[place - 1];
        return (
          <Fragment key={name}>
            {(before === undefined || heading(before, now) !== day) && (
              <div className={styles.day} role="presentation">
                {day}
              </div>
            )}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the list itself holds the focus and names its chosen row */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys */}
            <div
              id={`backup-${String(place)}`}
              ref={name === selected ? chosen : undefined}
              className={styles.row}
              role="option"
              aria-selected={name === selected}
              onClick={() => onSelect(name)}
            >
              <span className={styles.grow}>
                <span className="visually-hidden">{day}, </span>
                {clockTime(at)}
              </span>
              <span className={styles.aside}>{sizeWords(bytes)}</span>
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

function heading({ at, isOfOther }: BackupInfo, now: Date): string {
  const day = dayName(at, now);
  return isOfOther ? `Another library, ${day}` : day;
}
