import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { counted } from '../../ui/uiLocale.ts';
import { closeDialog, queue } from '../desk.ts';
import { emptyTrash } from '../trashActions.ts';

/** The only question before a deletion: nothing brings these stories back. */
export function EmptyTrashDialog() {
  const count = useStore(queue.store, (state) => state.facets?.trash ?? 0);
  return (
    <Dialog
      title="Empty the trash?"
      size="small"
      onClose={closeDialog}
      onSubmit={() => void emptyTrash()}
      description={`${counted(count, 'story', 'stories')} and all their versions will be gone from the library for good. Backups that were made before still have them.`}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="danger" type="submit">
            Empty trash
          </Button>
        </>
      }
    />
  );
}
