import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Command, isEnabled, mainShortcut } from '../../ui/command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { Shortcut } from '../../ui/Shortcut.tsx';
import { allCommands } from '../commands.ts';
import { closeDialog } from '../desk.ts';
import styles from './Dialogs.module.css';
import { findCommands } from './findCommands.ts';

/** Everything the desk can do, by typing a part of its name. */
export function CommandPalette() {
  const [query, setQuery] = useState('');
  const commands = useMemo(() => allCommands().filter(({ id }) => id !== 'palette.open'), []);
  const found = useMemo(() => findCommands(commands, query), [commands, query]);
  const run = (command: Command): void => {
    closeDialog();
    // The dialog gives the focus back first, so that the command finds it where the person left it.
    setTimeout(() => command.run(), 0);
  };
  return (
    <Dialog title="All commands" isBare size="medium" onClose={closeDialog}>
      <PickList
        label="Command"
        placeholder="What do you want to do?"
        query={query}
        onQuery={setQuery}
        items={found}
        keyOf={({ id }) => id}
        isDisabled={(command) => !isEnabled(command)}
        onPick={run}
        nothing="No command answers to that."
        render={(command) => <Row command={command} />}
      />
    </Dialog>
  );
}

function Row({ command }: { readonly command: Command }) {
  const shortcut = mainShortcut(command);
  return (
    <>
      <span className={styles.group}>{command.group}</span>
      <span className={styles.name}>{command.label}</span>
      {command.isActive?.() === true && <Check size={14} aria-label="on" />}
      {shortcut !== null && <Shortcut keys={shortcut} />}
    </>
  );
}
