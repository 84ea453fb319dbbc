import { Ellipsis, Pencil } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { Signature } from '../../../shared/story/signature.ts';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { Portrait } from '../contributors/Portrait.tsx';
import styles from './Inspector.module.css';

export interface BylineCardProps {
  readonly facts: Signature;
  readonly index: number;
  readonly count: number;
  readonly isReadOnly: boolean;
  readonly isDragged: boolean;
  readonly onDrag: (index: number | null) => void;
  readonly onDrop: (index: number) => void;
  readonly onMove: (to: number) => void;
  readonly onEdit: () => void;
  /** Puts the desk of this person beside them; null when there is none, or it signs already. */
  readonly desk: { readonly name: string; readonly add: () => void } | null;
  /** Shows the directory's entry; null when there is none. */
  readonly onShow: (() => void) | null;
  readonly onRemove: () => void;
}

/** One contributor of the story: dragged into order, or moved from its menu or with Alt and the arrows. */
export function BylineCard(props: BylineCardProps) {
  const { facts, index, count, isReadOnly, isDragged, onDrag, onDrop, onMove, onEdit, onShow, onRemove } =
    props;
  const { desk } = props;
  const [isTarget, setTarget] = useState(false);
  const name = facts.name === '' ? 'No name' : facts.name;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    // The menu's button would open its menu with the arrows, with Alt as without.
    event.stopPropagation();
    onMove(index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <li
      className={styles.card}
      draggable={!isReadOnly}
      data-dragged={isDragged ? '' : undefined}
      data-target={isTarget && !isDragged ? '' : undefined}
      onKeyDownCapture={onKeyDown}
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
        <Portrait of={facts} />
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
              trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis size={15} />} data-handle="" />}
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
                ...(desk === null
                  ? []
                  : [{ id: 'desk', label: `Add their desk, ${desk.name}`, run: desk.add }]),
                {
                  id: 'show',
                  label: 'Show in the directory',
                  isDisabled: onShow === null,
                  run: () => onShow?.(),
                },
                { id: 'remove', label: 'Take off the story', run: onRemove },
              ]}
            />
          </>
        )}
      </div>
    </li>
  );
}
