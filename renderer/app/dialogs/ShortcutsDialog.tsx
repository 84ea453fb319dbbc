import { allShortcuts, commandGroups } from '../../ui/command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Shortcut } from '../../ui/Shortcut.tsx';
import { allCommands } from '../commands.ts';
import { closeDialog } from '../desk.ts';
import styles from './Dialogs.module.css';

/** Every command that has keys, in its group. */
export function ShortcutsDialog() {
  const commands = allCommands().filter((command) => allShortcuts(command).length > 0);
  return (
    <Dialog title="Keyboard shortcuts" size="large" isFlush onClose={closeDialog}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the keyboard, and it may be longer than the window: it is scrolled itself */}
      <section className={styles.scrolled} aria-label="Commands and their keys" tabIndex={0}>
        <div className={styles.columns}>
          {commandGroups.map((group) => {
            const list = commands.filter((command) => command.group === group);
            return list.length === 0 ? null : (
              <section key={group} className={styles.section} aria-label={group}>
                <h3 className={styles.heading}>{group}</h3>
                <dl>
                  {list.map((command) => (
                    <div key={command.id} className={styles.pair}>
                      <dt>{command.label}</dt>
                      <dd>
                        <Shortcut keys={allShortcuts(command)[0] ?? ''} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
          <section className={styles.section} aria-label="In the text">
            <h3 className={styles.heading}>In the text</h3>
            <dl>
              <div className={styles.pair}>
                <dt>Insert a block</dt>
                <dd>
                  <Shortcut keys="/" />
                </dd>
              </div>
              <div className={styles.pair}>
                <dt>Back to the text, out of a panel</dt>
                <dd>
                  <Shortcut keys="Escape" />
                </dd>
              </div>
            </dl>
          </section>
        </div>
      </section>
    </Dialog>
  );
}
