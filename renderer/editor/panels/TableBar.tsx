import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Captions,
  PanelLeft,
  PanelTop,
  TableCellsMerge,
  TableCellsSplit,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
} from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { EditorHandle } from '../editorHandle.ts';
import { CommandButton } from './CommandButton.tsx';
import { TextToolbar } from './TextToolbar.tsx';

const size = 16;
const buttons = [
  ['table.rowAbove', <BetweenHorizontalStart key="a" size={size} />],
  ['table.rowBelow', <BetweenHorizontalEnd key="b" size={size} />],
  ['table.columnBefore', <BetweenVerticalStart key="c" size={size} />],
  ['table.columnAfter', <BetweenVerticalEnd key="d" size={size} />],
  ['table.headerRow', <PanelTop key="e" size={size} />],
  ['table.headerColumn', <PanelLeft key="k" size={size} className="mirrored" />],
  ['table.caption', <Captions key="l" size={size} />],
  ['table.merge', <TableCellsMerge key="f" size={size} />],
  ['table.split', <TableCellsSplit key="g" size={size} />],
  ['table.deleteRow', <TableRowsSplit key="h" size={size} />],
  ['table.deleteColumn', <TableColumnsSplit key="i" size={size} />],
  ['table.delete', <Trash2 key="j" size={size} />],
] as const;

/** What may be done to the table the caret is in; it floats, so that nothing moves when it comes. */
export function TableBar({ handle }: { readonly handle: EditorHandle }) {
  const isInTable = useSyncExternalStore(handle.facts.subscribe, () => handle.facts.get().isInTable);
  if (!isInTable || !handle.editor.isEditable) return null;
  return (
    <TextToolbar handle={handle} className="context-bar" label="Table">
      {buttons.map(([id, icon]) => (
        <CommandButton key={id} handle={handle} id={id} icon={icon} />
      ))}
    </TextToolbar>
  );
}
