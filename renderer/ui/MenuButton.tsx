import { Menu } from '@base-ui/react/menu';
import { type ReactElement, useState } from 'react';
import styles from './Menu.module.css';
import { MenuList } from './MenuList.tsx';
import type { MenuEntry } from './menuEntry.ts';
import { useChosen } from './useChosen.ts';

export interface MenuButtonProps {
  /** Asked while the menu is open, so that what is on and off, and what is offered, is as it is now. */
  readonly entries: () => readonly MenuEntry[];
  /** The button that opens it: a Button or an IconButton. */
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  readonly side?: 'top' | 'bottom';
}

export function MenuButton({ entries, trigger, align = 'start', side = 'bottom' }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  /** What it showed last, for as long as it takes to go. */
  const [last, setLast] = useState<readonly MenuEntry[]>([]);
  const shown = isOpen ? entries() : last;
  const chosen = useChosen();
  return (
    <Menu.Root
      onOpenChange={(open) => {
        if (!open) setLast(shown);
        setOpen(open);
      }}
    >
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} align={align} side={side} sideOffset={4}>
          <Menu.Popup className={styles.popup} finalFocus={chosen.finalFocus}>
            <MenuList entries={shown} onChoose={chosen.choose} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
