import { Plus, Scale } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { findNotices } from '../../../shared/story/findNotices.ts';
import {
  type NoticeEntry,
  type NoticeKind,
  noticeKindLabels,
  noticeKinds,
} from '../../../shared/story/libraryNotice.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { counted } from '../../ui/uiLocale.ts';
import { closeDialog, desk, isReadOnly as isDeskReadOnly } from '../desk.ts';
import styles from '../directory/Directory.module.css';
import { EntryList } from '../directory/EntryList.tsx';
import { removeEntry, restoreEntry } from '../directory/entryActions.ts';
import { StoriesTouched } from '../directory/StoriesTouched.tsx';
import { newKey, useEntryWork } from '../directory/useEntryWork.ts';
import { showStory } from '../storyActions.ts';
import { NoticeForm } from './NoticeForm.tsx';
import { NoticeRow } from './NoticeRow.tsx';
import { newNotice } from './noticeDraft.ts';
import { noticedStories } from './noticedStories.ts';
import { noticeLibrary } from './noticeLibrary.ts';
import { isUnsaved, noticeWork } from './noticeWork.ts';

type Filter = NoticeKind | 'all' | 'removed';
const filters: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All kinds' },
  ...noticeKinds.map((value) => ({ value, label: noticeKindLabels[value] })),
  { value: 'removed', label: 'Removed' },
];

/** The library of notices: found, written in several languages, changed, removed and brought back. */
export function NoticesDialog({ start }: { readonly start?: string | undefined }) {
  const all = noticeLibrary(({ all: list }) => list);
  const work = useEntryWork(noticeWork);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [selected, setSelected] = useState<string | null>(start ?? null);
  const [leavingFor, setLeavingFor] = useState<(() => void) | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isReadOnly = isDeskReadOnly();

  const entries = useMemo(() => findNotices(inFilter(all ?? [], filter), query), [all, filter, query]);
  const isNew = selected === newKey && work.works.has(newKey);
  const entry = isNew ? null : ((all ?? []).find(({ id }) => id === selected) ?? entries[0] ?? null);
  const key = isNew ? newKey : (entry?.id ?? null);
  const current = key === null ? null : (work.works.get(key) ?? null);
  const unsaved = [...work.works].filter(([, one]) => isUnsaved(one));

  const focusForm = (): void => form.current?.querySelector<HTMLElement>('input:enabled')?.focus();
  const begin = (kind: NoticeKind): void => {
    // The form of the notice before is still there until this is drawn, and would take the focus with it.
    flushSync(() => {
      work.begin(newNotice(kind, desk.get().session?.getMeta().language ?? 'en'));
      setSelected(newKey);
    });
    focusForm();
  };
  const save = async (id: string): Promise<boolean> => {
    const saved = await work.save(id);
    if (saved === null) {
      setSelected(id);
      return false;
    }
    if (id === newKey) setSelected(saved.id);
    return true;
  };
  /** Leaves at once when nothing would be lost, else asks. */
  const leave = (then: () => void): void => {
    if (unsaved.length === 0) then();
    else setLeavingFor(() => then);
  };
  const saveAll = async (): Promise<void> => {
    for (const [id] of unsaved) {
      if (await save(id)) continue;
      setLeavingFor(null);
      return;
    }
    leavingFor?.();
  };
  const remove = (one: NoticeEntry): void => {
    if (isReadOnly || one.removedAt !== null) return;
    void removeEntry('notices', one.id, `${one.title} was removed from the notices. Stories keep its words.`);
  };
  const news = noticeKinds.map((kind) => ({
    id: kind,
    label: noticeKindLabels[kind],
    run: () => begin(kind),
  }));

  return (
    <Dialog
      title="Notices"
      size="large"
      isFlush
      isSticky
      initialFocus={search}
      onClose={() => leave(closeDialog)}
    >
      {leavingFor !== null && (
        <Banner
          kind="warning"
          isUrgent
          action={
            <span className={styles.answers}>
              <Button onClick={() => setLeavingFor(null)}>Go on editing</Button>
              <Button onClick={leavingFor}>Leave without them</Button>
              <Button look="primary" onClick={() => void saveAll()}>
                Save and leave
              </Button>
            </span>
          }
        >
          Changes are not saved: {unsaved.map(([, { draft }]) => draft.title || 'new notice').join(', ')}.
        </Banner>
      )}
      <div className={styles.directory}>
        <div className={styles.side}>
          <div className={styles.head}>
            <SearchField
              className={styles.search}
              field={search}
              label="Search notices"
              placeholder="Title or words"
              value={query}
              onChange={(typed) => {
                setQuery(typed);
                setSelected(null);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
                event.preventDefault();
                list.current?.focus();
                if (entries[0] !== undefined) setSelected(entries[0].id);
              }}
            />
            <MenuButton
              align="end"
              trigger={
                <Button icon={<Plus size={14} />} disabled={isReadOnly}>
                  New
                </Button>
              }
              entries={() => news}
            />
          </div>
          <div className={styles.filters}>
            <SelectField
              label="Show"
              isLabelHidden
              className={styles.grow}
              value={filter}
              choices={filters}
              onChange={(one) => {
                setFilter(one);
                setSelected(null);
              }}
            />
          </div>
          {isNew && <p className={styles.newRow}>{current?.draft.title || 'New notice'}</p>}
          {entries.length > 0 ? (
            <EntryList
              label="Notices"
              Row={NoticeRow}
              entries={entries}
              selected={entry?.id ?? null}
              unsaved={new Set(unsaved.map(([id]) => id))}
              list={list}
              onSelect={setSelected}
              onEnter={focusForm}
              onRemove={remove}
            />
          ) : (
            <p className={styles.nothing}>
              {query.trim() === ''
                ? 'No notices here yet.'
                : 'Nothing fits. The beginning of any word is enough.'}
            </p>
          )}
          <p className={styles.count} role="status">
            {all === null ? '' : counted(entries.length, 'notice', 'notices')}
          </p>
        </div>
        {key !== null ? (
          <NoticeForm
            key={key}
            entry={entry}
            work={current}
            form={form}
            isReadOnly={isReadOnly}
            onChange={(patch) => work.change(key, entry, patch)}
            onSave={async () => {
              await save(key);
            }}
            onDiscard={() => {
              work.discard(key);
              if (isNew) setSelected(null);
            }}
            onRemove={() => entry !== null && remove(entry)}
            onRestore={() => entry !== null && void restoreEntry('notices', entry.id)}
          >
            {entry !== null && (
              <StoriesTouched
                kind={noticedStories}
                entry={entry}
                isReadOnly={isReadOnly}
                onOpen={(id) =>
                  leave(() => {
                    closeDialog();
                    void showStory(id);
                  })
                }
              />
            )}
          </NoticeForm>
        ) : (
          <div className={styles.blank}>
            {all !== null && all.length === 0 && (
              <EmptyState
                icon={<Scale size={28} />}
                text="Write a notice once, in every language you publish in. Stories that carry it say when its words have changed."
                action={
                  isReadOnly ? undefined : (
                    <Button look="primary" onClick={() => begin('legal')}>
                      Write a notice
                    </Button>
                  )
                }
              />
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function inFilter(all: readonly NoticeEntry[], filter: Filter): readonly NoticeEntry[] {
  return all.filter(({ kind, removedAt }) =>
    filter === 'removed' ? removedAt !== null : removedAt === null && (filter === 'all' || filter === kind),
  );
}
