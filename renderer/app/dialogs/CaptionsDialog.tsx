import { CaptionDesk } from '../../captions/CaptionDesk.tsx';
import { insertMedium } from '../../editor/insertMedium.ts';
import { showToast } from '../../ui/toast.ts';
import { closeDialog, isReadOnly, openDialog, useDesk } from '../desk.ts';
import { showStory } from '../storyActions.ts';

/** The caption desk over the open story. */
export function CaptionsDialog({ tab }: { readonly tab: 'story' | 'library' }) {
  const handle = useDesk((state) => state.handle);
  const findings = useDesk((state) => state.findings);
  const isStoryReadOnly = useDesk((state) => state.session?.isReadOnly !== false);
  const isLibraryReadOnly = useDesk(isReadOnly);
  return (
    <CaptionDesk
      open={tab}
      onOpen={(next) => openDialog({ name: 'captions', tab: next })}
      handle={handle}
      findings={findings}
      isStoryReadOnly={isStoryReadOnly}
      isLibraryReadOnly={isLibraryReadOnly}
      onGoTo={(position) => {
        closeDialog();
        // The dialog gives the focus back first.
        setTimeout(() => handle?.goTo(position));
      }}
      onInsert={
        handle === null || isStoryReadOnly
          ? null
          : (medium) => {
              const isIn = insertMedium(handle.editor.view, medium);
              showToast(
                isIn
                  ? { text: 'The file is in the story, where the caret stands.' }
                  : { text: 'There is no place for it where the caret stands.', kind: 'warning' },
              );
              if (isIn) closeDialog();
            }
      }
      onOpenStory={(id) => {
        closeDialog();
        void showStory(id);
      }}
      onClose={closeDialog}
    />
  );
}
