import type { QueueActions } from '../queue/queueActions.ts';
import { openDialog } from './desk.ts';
import { hidePanel } from './panels.ts';
import { createStory, duplicateStory, removeSamples, showStory } from './storyActions.ts';
import { restoreStories, trashStories } from './trashActions.ts';

/** What the queue may ask of the desk. */
export const queueActions: QueueActions = {
  open: (id) => void showStory(id),
  duplicate: (id) => void duplicateStory(id),
  trash: (rows, ids) => void trashStories(ids, rows),
  restore: (ids) => void restoreStories(ids),
  export: (ids) => openDialog({ name: 'export', ids }),
  create: (template) => void createStory(template),
  emptyTrash: () => openDialog({ name: 'emptyTrash' }),
  removeSamples: () => void removeSamples(),
  importFiles: (files) => openDialog({ name: 'import', files }),
  chooseImport: () => openDialog({ name: 'import', files: [] }),
  hide: () => hidePanel('queue'),
};
