import { FileText, Plus, Search, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { QueueActions } from './queueActions.ts';
import type { QueueModel } from './queueModel.ts';

interface EmptyQueueProps {
  readonly model: QueueModel;
  readonly actions: QueueActions;
  readonly canStart: boolean;
}

/** What a list without rows says: why, and the one thing to do about it. */
export function EmptyQueue({ model, actions, canStart }: EmptyQueueProps) {
  const query = useStore(model.store, (state) => state.query);
  const isFiltered =
    query.query.trim() !== '' ||
    query.statuses.length > 0 ||
    query.section !== undefined ||
    query.assignee !== undefined;
  if (isFiltered) {
    return (
      <EmptyState
        icon={<Search size={28} />}
        text="No story fits. Words are looked for in headline, text and slug; put a phrase in quotes."
        action={
          <Button
            onClick={() => model.ask({ query: '', statuses: [], section: undefined, assignee: undefined })}
          >
            Show all stories
          </Button>
        }
      />
    );
  }
  if (query.trash) {
    return (
      <EmptyState
        icon={<Trash2 size={28} />}
        text="The trash is empty. Stories you delete stay here until you empty it."
      />
    );
  }
  return (
    <EmptyState
      icon={<FileText size={28} />}
      text="No stories yet. Start one, or drop a file here to import it."
      action={
        canStart ? (
          <Button look="primary" icon={<Plus size={14} />} onClick={() => actions.create(null)}>
            Start a story
          </Button>
        ) : undefined
      }
    />
  );
}
