import { ContextMenu as Base } from '@base-ui/react/context-menu';
import { type ReactElement, useState } from 'react';
import styles from './Menu.module.css';
import { MenuList } from './MenuList.tsx';
import type { MenuEntry } from './menuEntry.ts';
import { useChosen } from './useChosen.ts';

export interface ContextMenuProps {
  /** Asked each time the menu opens. */
  readonly entries: () => readonly MenuEntry[];
  /** The element that is right-clicked; it takes the menu's handlers. */
  readonly children: ReactElement;
}

export function ContextMenu({ entries, children }: ContextMenuProps) {
  const [shown, setShown] = useState<readonly MenuEntry[]>([]);
  const chosen = useChosen();
  return (
    <Base.Root
      onOpenChange={(open) => {
        if (open) setShown(entries());
      }}
    >
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner}>
          <Base.Popup className={styles.popup} finalFocus={chosen.finalFocus}>
            <MenuList entries={shown} onChoose={chosen.choose} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
