import type { MediumRow } from '../../shared/contract/calls.ts';
import type { Finding } from '../../shared/document/finding.ts';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { LibraryPane } from './LibraryPane.tsx';
import { StoryGrid } from './StoryGrid.tsx';

export interface CaptionDeskProps {
  readonly open: 'story' | 'library';
  readonly onOpen: (tab: 'story' | 'library') => void;
  /** Of the open story; null while there is none. */
  readonly handle: EditorHandle | null;
  readonly findings: readonly Finding[];
  /** Whether the story takes changes, and whether the library does. */
  readonly isStoryReadOnly: boolean;
  readonly isLibraryReadOnly: boolean;
  readonly onGoTo: (position: number) => void;
  /** Null while no story takes it. */
  readonly onInsert: ((medium: MediumRow) => void) | null;
  readonly onOpenStory: (id: string) => void;
  readonly onClose: () => void;
}

/** The caption desk: the media of the story in one grid, and all media of the library. */
export function CaptionDesk(props: CaptionDeskProps) {
  const { open, onOpen, handle, findings, isStoryReadOnly, isLibraryReadOnly, onClose } = props;
  return (
    <Dialog title="Captions and media" size="full" isFlush isSticky onClose={onClose}>
      <Tabs
        label="Media"
        open={open}
        onOpen={(tab) => onOpen(tab === 'library' ? 'library' : 'story')}
        tabs={[
          {
            id: 'story',
            label: 'This story',
            content:
              handle === null ? (
                <EmptyState text="No story is open. Its pictures, sounds and films stand here with their texts." />
              ) : (
                <StoryGrid
                  handle={handle}
                  findings={findings}
                  isReadOnly={isStoryReadOnly}
                  isLibraryReadOnly={isLibraryReadOnly}
                  onGoTo={props.onGoTo}
                />
              ),
          },
          {
            id: 'library',
            label: 'Library',
            content: (
              <LibraryPane
                isReadOnly={isLibraryReadOnly}
                onInsert={props.onInsert}
                onOpenStory={props.onOpenStory}
              />
            ),
          },
        ]}
      />
    </Dialog>
  );
}
