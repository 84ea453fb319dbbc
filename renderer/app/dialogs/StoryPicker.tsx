import { useEffect, useRef, useState } from 'react';
import { type StoryRow, statusLabels } from '../../../shared/story/story.ts';
import { api } from '../../host/host.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { problemText } from '../../ui/problem.ts';
import { agoTime } from '../../ui/uiLocale.ts';
import { closeDialog } from '../desk.ts';
import { showStory } from '../storyActions.ts';
import styles from './Dialogs.module.css';

/** Opens a story by a few letters of it, without going through the queue. */
export function StoryPicker() {
  const [query, setQuery] = useState('');
  const { rows, nothing } = useFound(query);
  return (
    <Dialog title="Open story" isBare onClose={closeDialog}>
      <PickList
        label="Story"
        placeholder="Headline, slug or words of the text"
        query={query}
        onQuery={setQuery}
        items={rows}
        keyOf={({ id }) => id}
        onPick={({ id }) => {
          closeDialog();
          void showStory(id);
        }}
        nothing={nothing}
        render={(row) => (
          <>
            <span className={styles.story} dir="auto" lang={row.language}>
              {row.headline || row.slug || 'No headline yet'}
            </span>
            <span className={styles.aside}>
              {statusLabels[row.status]} · {agoTime(row.savedAt, new Date())}
            </span>
          </>
        )}
      />
    </Dialog>
  );
}

/** Asks with every key, one question at a time; only the answer to the last one counts. */
function useFound(query: string): { readonly rows: readonly StoryRow[]; readonly nothing: string } {
  const [rows, setRows] = useState<readonly StoryRow[]>([]);
  const [nothing, setNothing] = useState('');
  const wanted = useRef(query);
  const isAsking = useRef(false);
  wanted.current = query;
  useEffect(() => {
    wanted.current = query;
    if (isAsking.current) return;
    isAsking.current = true;
    const ask = async (): Promise<void> => {
      for (;;) {
        const asked = wanted.current;
        try {
          const answer = await api.call('stories.list', { query: asked, limit: 30 });
          if (asked !== wanted.current) continue;
          setRows(answer.rows);
          setNothing('No story fits.');
        } catch (error) {
          setNothing(problemText(error));
        }
        break;
      }
      isAsking.current = false;
    };
    void ask();
  }, [query]);
  return { rows, nothing };
}
