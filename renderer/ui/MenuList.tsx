import { Menu } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import styles from './Menu.module.css';
import type { MenuEntry, MenuItem } from './menuEntry.ts';
import { Shortcut } from './Shortcut.tsx';

/** The rows of a menu; ContextMenu and MenuButton put it into their popup. */
export function MenuList({ entries }: { readonly entries: readonly MenuEntry[] }) {
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
                <MenuList entries={entry.items} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.SubmenuRoot>
      );
    }
    return <Row key={entry.id} item={entry} />;
  });
}

function Row({ item }: { readonly item: MenuItem }) {
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
    onClick: item.run,
  };
  if (item.isChecked === undefined) return <Menu.Item {...shared}>{content}</Menu.Item>;
  return (
    <Menu.CheckboxItem {...shared} checked={item.isChecked} closeOnClick>
      {content}
    </Menu.CheckboxItem>
  );
}
