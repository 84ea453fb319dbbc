import { Plus, UserRound } from 'lucide-react';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Contributor } from '../../../shared/story/contributor.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import type { MenuEntry } from '../../ui/menuEntry.ts';
import { useShown } from '../shown.ts';
import { BylineCard } from './BylineCard.tsx';
import {
  type BylineFacts,
  bylineFacts,
  bylineOf,
  bylinesNode,
  setBylines,
  withByline,
} from './bylineNodes.ts';
import { ContributorDialog, type ContributorDraft } from './ContributorDialog.tsx';
import styles from './Inspector.module.css';
import { useContributors } from './useContributors.ts';

interface Edited {
  readonly entry: ContributorDraft;
  /** Which byline of the story it is; null for a new one. */
  readonly index: number | null;
  /** Of the directory's entry when the dialog opened; 0 when there is none. */
  readonly revision: number;
}

export function BylinesTab() {
  const handle = useShown((shown) => shown.handle);
  return handle === null ? null : <Bylines handle={handle} />;
}

const newEntry = (kind: Contributor['kind']): ContributorDraft => ({
  kind,
  name: '',
  role: '',
  biography: '',
  picture: null,
  pictureShape: 'wide',
  url: null,
});

/** Who wrote it, in the order readers see it. */
function Bylines({ handle }: { readonly handle: EditorHandle }) {
  const subscribe = useCallback((listener: () => void) => handle.onDocument(listener), [handle]);
  const node = useSyncExternalStore(subscribe, () => bylinesNode(handle));
  const isReadOnly = useShown((shown) => shown.session?.isReadOnly ?? true);
  const directory = useContributors();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const list = node === null ? [] : bylineFacts(node);

  const move = (from: number, to: number): void => {
    const moved = list[from];
    if (moved === undefined || to < 0 || to >= list.length || from === to) return;
    const others = list.filter((_, index) => index !== from);
    setBylines(handle, [...others.slice(0, to), moved, ...others.slice(to)]);
  };
  const replace = (entry: ContributorDraft, index: number | null): void =>
    setBylines(handle, withByline(list, index, bylineOf({ ...entry, id: entry.id ?? '' })));
  const entries = (): readonly MenuEntry[] => {
    const used = new Set(list.map((one) => one.contributorId));
    const free = directory.filter(({ id }) => !used.has(id));
    return [
      ...free.map((contributor) => ({
        id: contributor.id,
        label: contributor.role === '' ? contributor.name : `${contributor.name}, ${contributor.role}`,
        run: () => setBylines(handle, [...list, bylineOf(contributor)]),
      })),
      ...(free.length > 0 ? (['separator'] as const) : []),
      {
        id: 'person',
        label: 'New person…',
        run: () => setEdited({ entry: newEntry('person'), index: null, revision: 0 }),
      },
      {
        id: 'desk',
        label: 'New desk…',
        run: () => setEdited({ entry: newEntry('desk'), index: null, revision: 0 }),
      },
    ];
  };
  const edit = (facts: BylineFacts, index: number): void => {
    const { contributorId, ...entry } = facts;
    const revision = directory.find(({ id }) => id === contributorId)?.revision ?? 0;
    setEdited({ entry: contributorId === '' ? entry : { ...entry, id: contributorId }, index, revision });
  };

  return (
    <div className={styles.tab}>
      {list.length === 0 ? (
        <EmptyState
          icon={<UserRound size={28} />}
          text="No byline yet. Add the person or the desk that wrote this."
        />
      ) : (
        <ol className={styles.list} aria-label="Bylines in order">
          {list.map((facts, index) => (
            <BylineCard
              key={`${facts.contributorId}-${facts.name}`}
              facts={facts}
              index={index}
              count={list.length}
              isReadOnly={isReadOnly}
              isDragged={dragged === index}
              onDrag={setDragged}
              onDrop={(to) => {
                if (dragged !== null) move(dragged, to);
                setDragged(null);
              }}
              onMove={(to) => move(index, to)}
              onEdit={() => edit(facts, index)}
              onRemove={() =>
                setBylines(
                  handle,
                  list.filter((_, other) => other !== index),
                )
              }
            />
          ))}
        </ol>
      )}
      <div>
        <MenuButton
          entries={entries}
          trigger={
            <Button icon={<Plus size={14} />} disabled={isReadOnly}>
              Add byline
            </Button>
          }
        />
      </div>
      {edited !== null && (
        <ContributorDialog
          entry={edited.entry}
          isInStory={edited.index !== null}
          revision={edited.revision}
          onClose={() => setEdited(null)}
          onSaved={(entry) => replace(entry, edited.index)}
        />
      )}
    </div>
  );
}
