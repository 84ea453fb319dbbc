import { Menu } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import styles from './Menu.module.css';
import type { MenuEntry, MenuItem } from './menuEntry.ts';
import { Shortcut } from './Shortcut.tsx';

export interface MenuListProps {
  readonly entries: readonly MenuEntry[];
  /** Gets what a chosen row does, to be run when the menu has closed. */
  readonly onChoose: (run: () => void) => void;
}

/** The rows of a menu; ContextMenu and MenuButton put it into their popup. */
export function MenuList({ entries, onChoose }: MenuListProps) {
  return entries.map((entry, index) => {
    if (entry === 'separator') {
      // Separators have no identity but their place.
      return <Menu.Separator key={`separator-${String(index)}`} className={styles.separator} />;
    }
    if ('heading' in entry) {
      return (
        <div key={entry.heading} className={styles.heading} role="presentation">
          {entry.heading}
        </div>
      );
    }
    if ('items' in entry) {
      return (
        <Menu.SubmenuRoot key={entry.id}>
          <Menu.SubmenuTrigger className={styles.item}>
            <span className={styles.icon}>{entry.icon}</span>
            <span className={styles.label}>{entry.label}</span>
            <ChevronRight size={14} className={styles.arrow} aria-hidden="true" />
          </Menu.SubmenuTrigger>
          <Menu.Portal>
            <Menu.Positioner className={styles.positioner} sideOffset={-2} alignOffset={-4}>
              <Menu.Popup className={styles.popup}>
                <MenuList entries={entry.items} onChoose={onChoose} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.SubmenuRoot>
      );
    }
    return <Row key={entry.id} item={entry} onChoose={onChoose} />;
  });
}

function Row({ item, onChoose }: { readonly item: MenuItem; readonly onChoose: MenuListProps['onChoose'] }) {
  const content = (
    <>
      <span className={styles.icon} aria-hidden="true">
        {item.isChecked ? <Check size={14} /> : item.icon}
      </span>
      <span className={styles.label}>{item.label}</span>
      {item.shortcut ? <Shortcut keys={item.shortcut} /> : null}
    </>
  );
  const shared = {
    className: styles.item,
    disabled: item.isDisabled ?? false,
    'data-danger': item.isDanger === true ? '' : undefined,
    onClick: () => onChoose(item.run),
  };
  if (item.isChecked === undefined) return <Menu.Item {...shared}>{content}</Menu.Item>;
  return (
    <Menu.CheckboxItem {...shared} checked={item.isChecked} closeOnClick>
      {content}
    </Menu.CheckboxItem>
  );
}
