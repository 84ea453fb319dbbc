import { ExportDialog } from '../../exchange/ExportDialog.tsx';
import { ImportDialog } from '../../exchange/ImportDialog.tsx';
import { closeDialog, type DeskDialog, desk, queue } from '../desk.ts';
import { goToFinding } from '../goToFinding.ts';
import { showStory } from '../storyActions.ts';
import { trashStories } from '../trashActions.ts';

/** Stories on their way out and in. */
export function ExchangeDialogs({ dialog }: { readonly dialog: DeskDialog }) {
  if (dialog.name === 'export') {
    return (
      <ExportDialog
        ids={dialog.ids}
        prepare={async () => desk.get().session?.flush()}
        onJump={(finding) => void goToFinding(finding.id, finding.position)}
        onClose={closeDialog}
      />
    );
  }
  if (dialog.name === 'import') {
    return (
      <ImportDialog
        files={dialog.files}
        onOpen={(id) => {
          if (queue.store.getState().query.trash) queue.ask({ trash: false });
          void showStory(id);
        }}
        onUndo={(ids) => void trashStories(ids)}
        onClose={closeDialog}
      />
    );
  }
  return null;
}
