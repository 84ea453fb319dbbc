import type { MenuEntry } from '../ui/menuEntry.ts';
import { counted } from '../ui/uiLocale.ts';
import { pickedIds, pickedRows } from './picked.ts';
import type { QueueActions } from './queueActions.ts';
import type { QueueModel } from './queueModel.ts';

/** What can be done with the stories picked in the list. */
export function queueMenu(model: QueueModel, actions: QueueActions): readonly MenuEntry[] {
  const ids = pickedIds(model);
  const [first] = ids;
  if (first === undefined) return [];
  const several = ids.length > 1;
  const what = several ? counted(ids.length, 'story', 'stories') : '';
  if (model.store.getState().query.trash) {
    return [
      {
        id: 'restore',
        label: several ? `Restore ${what}` : 'Restore',
        run: () => actions.restore(ids),
      },
      'separator',
      { id: 'empty', label: 'Empty trash…', isDanger: true, run: actions.emptyTrash },
    ];
  }
  const single: readonly MenuEntry[] = [
    { id: 'open', label: 'Open', shortcut: 'Enter', run: () => actions.open(first) },
    { id: 'duplicate', label: 'Duplicate', run: () => actions.duplicate(first) },
  ];
  return [
    ...(several ? [] : single),
    { id: 'export', label: several ? `Export ${what}…` : 'Export…', run: () => actions.export(ids) },
    'separator',
    {
      id: 'trash',
      label: several ? `Move ${what} to trash` : 'Move to trash',
      shortcut: 'Delete',
      run: () => actions.trash(pickedRows(model), ids),
    },
  ];
}
