import { Bold, ChevronDown, Italic, Link, List, ListOrdered, Plus, Redo2, Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '../ui/Button.tsx';
import { bindCommand } from '../ui/command.ts';
import { MenuButton } from '../ui/MenuButton.tsx';
import { commandEntry, type MenuEntry } from '../ui/menuEntry.ts';
import { editorCommands } from './editorCommands.ts';
import type { EditorHandle } from './editorHandle.ts';
import { labelOfBlock } from './labelOfBlock.ts';
import { CommandButton } from './panels/CommandButton.tsx';
import { elementIcon } from './panels/elementIcons.ts';
import { insertItems } from './panels/insertItems.ts';
import { TextToolbar } from './panels/TextToolbar.tsx';

/** The part of the top bar that acts on the text. It renders when what it shows changes, not on a key. */
export function Toolbar({ handle }: { readonly handle: EditorHandle }) {
  return (
    <TextToolbar handle={handle} className="editor-toolbar" label="Text">
      <CommandButton handle={handle} id="edit.undo" icon={<Undo2 size={16} />} />
      <CommandButton handle={handle} id="edit.redo" icon={<Redo2 size={16} />} />
      <BlockMenu handle={handle} />
      <CommandButton handle={handle} id="format.bold" icon={<Bold size={16} />} />
      <CommandButton handle={handle} id="format.italic" icon={<Italic size={16} />} />
      <CommandButton handle={handle} id="format.link" icon={<Link size={16} />} />
      <CommandButton handle={handle} id="format.bullets" icon={<List size={16} />} />
      <CommandButton handle={handle} id="format.numbers" icon={<ListOrdered size={16} />} />
      <MenuButton
        entries={() => insertEntries(handle)}
        trigger={
          <Button look="quiet" icon={<Plus size={15} />} disabled={!handle.editor.isEditable}>
            Insert
          </Button>
        }
      />
    </TextToolbar>
  );
}

const blockCommands = [
  'format.paragraph',
  'format.subheading2',
  'format.subheading3',
  'format.bullets',
  'format.numbers',
  'format.quote',
];
const textCommands = ['format.superscript', 'format.subscript', 'format.language', 'format.clear'];

/** What kind of text the caret is in, and what it may become. */
function BlockMenu({ handle }: { readonly handle: EditorHandle }) {
  const facts = useSyncExternalStore(handle.facts.subscribe, handle.facts.get);
  return (
    <MenuButton
      entries={() => [...entriesOf(handle, blockCommands), 'separator', ...entriesOf(handle, textCommands)]}
      trigger={
        <Button
          look="quiet"
          className="block-button"
          disabled={!handle.editor.isEditable}
          title="Kind of text"
        >
          <span className="block-name">{labelOfBlock(facts)}</span>
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
    />
  );
}

function entriesOf(handle: EditorHandle, ids: readonly string[]): readonly MenuEntry[] {
  return ids.flatMap((id) => {
    const row = editorCommands.find((one) => one.id === id);
    return row === undefined ? [] : [commandEntry(bindCommand(row, () => handle))];
  });
}

function insertEntries(handle: EditorHandle): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  let group = '';
  for (const item of insertItems('')) {
    if (item.group !== group) entries.push({ heading: item.group });
    group = item.group;
    const Icon = elementIcon(item.icon);
    entries.push({
      id: item.id,
      label: item.label,
      icon: <Icon size={15} />,
      isDisabled: !handle.can(item.command),
      run: () => void handle.run(item.command),
    });
  }
  return [...entries, 'separator', ...entriesOf(handle, ['insert.byline'])];
}
