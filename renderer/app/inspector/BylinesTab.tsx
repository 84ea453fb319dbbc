import { BookUser, Plus, UserRound } from 'lucide-react';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { Signature } from '../../../shared/story/signature.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import type { MenuEntry } from '../../ui/menuEntry.ts';
import { type ContributorDraft, draftOf, newDraft } from '../contributors/contributorDraft.ts';
import { useContributors } from '../contributors/useContributors.ts';
import { openDialog } from '../desk.ts';
import { useShown } from '../shown.ts';
import { BylineCard } from './BylineCard.tsx';
import { bylineFacts, bylineOf, bylinesNode, setBylines, withByline } from './bylineNodes.ts';
import { ContributorDialog } from './ContributorDialog.tsx';
import styles from './Inspector.module.css';

interface Edited {
  readonly draft: ContributorDraft;
  readonly contributorId: string;
  /** Which byline of the story it is; null for a new one. */
  readonly index: number | null;
}

/** More than these are looked for by name instead of in a menu. */
const mostInMenu = 8;

export function BylinesTab() {
  const handle = useShown((shown) => shown.handle);
  return handle === null ? null : <Bylines handle={handle} />;
}

/** Who wrote it, in the order readers see it. */
function Bylines({ handle }: { readonly handle: EditorHandle }) {
  const subscribe = useCallback((listener: () => void) => handle.onDocument(listener), [handle]);
  const node = useSyncExternalStore(subscribe, () => bylinesNode(handle));
  const isReadOnly = useShown((shown) => shown.session?.isReadOnly ?? true);
  const directory = useContributors() ?? [];
  const [edited, setEdited] = useState<Edited | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const cards = useRef<HTMLOListElement>(null);
  const list = node === null ? [] : bylineFacts(node);
  const keys = keysOf(list);

  const move = (from: number, to: number): void => {
    const moved = list[from];
    if (moved === undefined || to < 0 || to >= list.length || from === to) return;
    const others = list.filter((_, index) => index !== from);
    setBylines(handle, [...others.slice(0, to), moved, ...others.slice(to)]);
    handle.announce(`${moved.name || 'Byline'}, ${String(to + 1)} of ${String(list.length)}`);
  };
  /** By keys: the focus goes on with the card, so that it can be moved again. */
  const carry = (from: number, to: number): void => {
    move(from, to);
    requestAnimationFrame(() => {
      cards.current?.children[to]?.querySelector<HTMLElement>('[data-handle]')?.focus();
    });
  };
  /** The desk of a person of the directory, to sign right after them. */
  const deskOf = ({ contributorId }: Signature, index: number) => {
    const own = directory.find(({ id }) => id === contributorId)?.desk ?? null;
    const entry = directory.find(({ id, removedAt }) => id === own && removedAt === null);
    if (entry === undefined || list.some((one) => one.contributorId === entry.id)) return null;
    const { name } = entry;
    const after = [...list.slice(0, index + 1), bylineOf(handle, entry), ...list.slice(index + 1)];
    return { name, add: () => setBylines(handle, after) };
  };
  const entries = (): readonly MenuEntry[] => {
    const used = new Set(list.map((one) => one.contributorId));
    const free = directory.filter(({ id, removedAt }) => removedAt === null && !used.has(id));
    const start = (kind: ContributorDraft['kind']) => () =>
      setEdited({ draft: newDraft(kind), contributorId: '', index: null });
    const named = free.map((contributor) => ({
      id: contributor.id,
      label: contributor.role === '' ? contributor.name : `${contributor.name}, ${contributor.role}`,
      run: () => setBylines(handle, [...list, bylineOf(handle, contributor)]),
    }));
    const lookUp = { id: 'find', label: 'From the directory…', run: () => handle.dialog.set('byline') };
    return [
      ...(named.length > mostInMenu ? [lookUp] : named),
      ...(named.length > 0 ? (['separator'] as const) : []),
      { id: 'person', label: 'New person…', run: start('person') },
      { id: 'desk', label: 'New desk…', run: start('desk') },
    ];
  };

  return (
    <div className={styles.tab}>
      {list.length === 0 ? (
        <EmptyState
          icon={<UserRound size={28} />}
          text="No byline yet. Add the person or the desk that wrote this."
        />
      ) : (
        <ol ref={cards} className={styles.list} aria-label="Bylines in order">
          {list.map((facts, index) => (
            <BylineCard
              key={keys[index]}
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
              onMove={(to) => carry(index, to)}
              onEdit={() =>
                setEdited({
                  draft: draftOf({ ...facts, links: facts.links ?? [], inLanguages: [], desk: null }),
                  contributorId: facts.contributorId,
                  index,
                })
              }
              desk={deskOf(facts, index)}
              onShow={
                directory.some(({ id }) => id === facts.contributorId)
                  ? () => openDialog({ name: 'contributors', start: facts.contributorId })
                  : null
              }
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
      <div className={styles.buttons}>
        <MenuButton
          entries={entries}
          trigger={
            <Button icon={<Plus size={14} />} disabled={isReadOnly}>
              Add byline
            </Button>
          }
        />
        <Button
          look="quiet"
          icon={<BookUser size={14} />}
          onClick={() => openDialog({ name: 'contributors' })}
        >
          Contributors…
        </Button>
      </div>
      {edited !== null && (
        <ContributorDialog
          draft={edited.draft}
          contributorId={edited.contributorId}
          directory={directory}
          isInStory={edited.index !== null}
          onClose={() => setEdited(null)}
          language={handle.getMeta().language}
          onSaved={(signature) => setBylines(handle, withByline(list, edited.index, signature))}
        />
      )}
    </div>
  );
}

/** A byline has no identity of its own, and the same contributor may stand there twice. */
function keysOf(list: readonly Signature[]): readonly string[] {
  const seen = new Map<string, number>();
  return list.map(({ contributorId, name }) => {
    const key = `${contributorId} ${name}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key} ${String(times)}`;
  });
}
