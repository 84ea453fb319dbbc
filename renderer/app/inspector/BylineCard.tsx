import { Ellipsis, Pencil } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { mediaUrl } from '../../host/host.ts';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import type { BylineFacts } from './bylineNodes.ts';
import styles from './Inspector.module.css';

export interface BylineCardProps {
  readonly facts: BylineFacts;
  readonly index: number;
  readonly count: number;
  readonly isReadOnly: boolean;
  readonly isDragged: boolean;
  readonly onDrag: (index: number | null) => void;
  readonly onDrop: (index: number) => void;
  readonly onMove: (to: number) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One contributor of the story: dragged into order, or moved from its menu or with Alt and the arrows. */
export function BylineCard(props: BylineCardProps) {
  const { facts, index, count, isReadOnly, isDragged, onDrag, onDrop, onMove, onEdit, onRemove } = props;
  const [isTarget, setTarget] = useState(false);
  const name = facts.name === '' ? 'No name' : facts.name;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <li
      className={styles.card}
      draggable={!isReadOnly}
      data-dragged={isDragged ? '' : undefined}
      data-target={isTarget && !isDragged ? '' : undefined}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/x-stet-byline', String(index));
        onDrag(index);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('text/x-stet-byline')) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        event.preventDefault();
        setTarget(false);
        onDrop(index);
      }}
    >
      <div className={styles.row}>
        <Portrait facts={facts} />
        <div className={styles.grow}>
          <div className={classNames(styles.strong, styles.clip)} dir="auto">
            {name}
          </div>
          <div className={classNames(styles.small, styles.clip)} dir="auto">
            {facts.role === '' ? (facts.kind === 'desk' ? 'Desk' : 'Person') : facts.role}
          </div>
        </div>
        {!isReadOnly && (
          <>
            <IconButton label={`Edit ${name}`} icon={<Pencil size={14} />} onClick={onEdit} />
            <MenuButton
              align="end"
              trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis size={15} />} />}
              entries={() => [
                {
                  id: 'up',
                  label: 'Move up',
                  shortcut: 'Alt+ArrowUp',
                  isDisabled: index === 0,
                  run: () => onMove(index - 1),
                },
                {
                  id: 'down',
                  label: 'Move down',
                  shortcut: 'Alt+ArrowDown',
                  isDisabled: index === count - 1,
                  run: () => onMove(index + 1),
                },
                'separator',
                { id: 'remove', label: 'Take off the story', run: onRemove },
              ]}
            />
          </>
        )}
      </div>
    </li>
  );
}

function Portrait({ facts }: { readonly facts: BylineFacts }) {
  const address = mediaUrl(facts.picture);
  if (address !== null) return <img className={styles.portrait} src={address} alt="" draggable={false} />;
  const initials = facts.name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
  return (
    <span className={styles.initials} aria-hidden="true">
      {initials}
    </span>
  );
}
