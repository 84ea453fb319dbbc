import { classNames } from './classNames.ts';
import styles from './Shortcut.module.css';
import { shortcutKeys } from './shortcut.ts';

/** The keys of a command as they are printed on the keyboard. */
export function Shortcut({ keys, className }: { readonly keys: string; readonly className?: string }) {
  return (
    <span className={classNames(styles.keys, className)} dir="ltr">
      {shortcutKeys(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
