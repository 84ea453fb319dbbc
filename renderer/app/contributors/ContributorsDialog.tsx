import { Plus, UserRound } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Contributor, ContributorEntry } from '../../../shared/story/contributor.ts';
import { findContributors, namesakes } from '../../../shared/story/findContributors.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { counted } from '../../ui/uiLocale.ts';
import { closeDialog, isReadOnly as isDeskReadOnly } from '../desk.ts';
import styles from '../directory/Directory.module.css';
import { EntryList } from '../directory/EntryList.tsx';
import { removeEntry, restoreEntry } from '../directory/entryActions.ts';
import { StoriesTouched } from '../directory/StoriesTouched.tsx';
import { newKey, useEntryWork } from '../directory/useEntryWork.ts';
import { showStory } from '../storyActions.ts';
import { ContributorForm } from './ContributorForm.tsx';
import { ContributorRow } from './ContributorRow.tsx';
import { newDraft } from './contributorDraft.ts';
import { contributorWork, isUnsaved } from './contributorWork.ts';
import { kindLabels } from './fieldLabels.ts';
import { NameNote } from './NameNote.tsx';
import { signedStories } from './signedStories.ts';
import { signerFor } from './signOpenStory.ts';
import { useContributors } from './useContributors.ts';

const filters = ['all', 'person', 'desk', 'removed'] as const;
type Filter = (typeof filters)[number];
const filterLabels: Readonly<Record<Filter, string>> = {
  all: 'All',
  person: 'People',
  desk: 'Desks',
  removed: 'Removed',
};

export interface ContributorsDialogProps {
  /** The entry to show first. */
  readonly start?: string | undefined;
}

/** The directory of the people and desks who sign stories: found, entered, changed, removed and brought back. */
export function ContributorsDialog({ start }: ContributorsDialogProps) {
  const all = useContributors();
  const work = useEntryWork(contributorWork);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [selected, setSelected] = useState<string | null>(start ?? null);
  const [leavingFor, setLeavingFor] = useState<(() => void) | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isReadOnly = isDeskReadOnly();

  const entries = useMemo(() => findContributors(inFilter(all ?? [], filter), query), [all, filter, query]);
  const known = (all ?? []).filter(({ removedAt }) => removedAt === null);
  const isNew = selected === newKey && work.works.has(newKey);
  // Without a choice of one's own the first of the list is shown; a chosen one stays, found or not.
  const entry = isNew ? null : ((all ?? []).find(({ id }) => id === selected) ?? entries[0] ?? null);
  const key = isNew ? newKey : (entry?.id ?? null);
  const current = key === null ? null : (work.works.get(key) ?? null);
  const unsaved = [...work.works].filter(([, one]) => isUnsaved(one));

  const focusForm = (): void => form.current?.querySelector<HTMLElement>('input:enabled')?.focus();
  const begin = (kind: Contributor['kind']): void => {
    // The form of the entry before is still there until this is drawn, and would take the focus with it.
    flushSync(() => {
      work.begin(newDraft(kind, entries.length === 0 ? query.trim() : ''));
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
  const remove = (one: ContributorEntry): void => {
    if (isReadOnly || one.removedAt !== null) return;
    void removeEntry(
      'contributors',
      one.id,
      `${one.name} was removed from the directory. Stories keep the byline.`,
    );
  };
  const openStory = (id: string): void =>
    leave(() => {
      closeDialog();
      void showStory(id);
    });
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.focus();
      if (entry === null && entries[0] !== undefined) setSelected(entries[0].id);
    } else if (event.key === 'Enter' && entries[0] !== undefined) {
      event.preventDefault();
      setSelected(entries[0].id);
      list.current?.focus();
    }
  };
  const twins = current === null ? [] : namesakes(all ?? [], current.draft.name, entry?.id);

  return (
    <Dialog
      title="Contributors"
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
          Changes are not saved: {unsaved.map(([, { draft }]) => draft.name || 'new entry').join(', ')}.
        </Banner>
      )}
      <div className={styles.directory}>
        <div className={styles.side}>
          <div className={styles.head}>
            <SearchField
              className={styles.search}
              field={search}
              label="Search people and desks"
              placeholder="Name or role"
              value={query}
              onChange={(typed) => {
                setQuery(typed);
                setSelected(null);
              }}
              onKeyDown={onSearchKey}
            />
            <MenuButton
              align="end"
              trigger={
                <Button icon={<Plus size={14} />} disabled={isReadOnly}>
                  New
                </Button>
              }
              entries={() =>
                (['person', 'desk'] as const).map((kind) => ({
                  id: kind,
                  label: kindLabels[kind],
                  run: () => begin(kind),
                }))
              }
            />
          </div>
          <fieldset className={styles.filters} aria-label="Show">
            {filters.map((one) => (
              <button
                key={one}
                type="button"
                className={styles.filter}
                aria-pressed={one === filter}
                onClick={() => {
                  setFilter(one);
                  setSelected(null);
                }}
              >
                {filterLabels[one]}
              </button>
            ))}
          </fieldset>
          {isNew && <p className={styles.newRow}>{current?.draft.name || 'New entry'}</p>}
          {entries.length > 0 ? (
            <EntryList
              label="People and desks"
              Row={ContributorRow}
              entries={entries}
              selected={entry?.id ?? null}
              unsaved={new Set(unsaved.map(([id]) => id))}
              list={list}
              onSelect={setSelected}
              onEnter={focusForm}
              onRemove={remove}
            />
          ) : (
            <Nothing query={query} filter={filter} isFirst={all !== null && known.length === 0} />
          )}
          <p className={styles.count} role="status">
            {all === null ? '' : counted(entries.length, 'entry', 'entries')}
          </p>
        </div>
        {isNew || entry !== null ? (
          <ContributorForm
            key={key}
            entry={entry}
            work={current}
            form={form}
            isReadOnly={isReadOnly}
            nameNote={twins.length === 0 ? undefined : <NameNote twins={twins} onShow={setSelected} />}
            onChange={(patch) => key !== null && work.change(key, entry, patch)}
            onSave={async () => {
              if (key !== null) await save(key);
            }}
            onDiscard={() => {
              if (key !== null) work.discard(key);
              if (isNew) setSelected(null);
            }}
            onRemove={() => entry !== null && remove(entry)}
            onRestore={() => entry !== null && void restoreEntry('contributors', entry.id)}
            onSign={entry === null ? null : signerFor(entry, all ?? [])}
            desks={known.filter(({ kind, id }) => kind === 'desk' && id !== entry?.id)}
          >
            {entry !== null && (
              <StoriesTouched kind={signedStories} entry={entry} isReadOnly={isReadOnly} onOpen={openStory} />
            )}
          </ContributorForm>
        ) : (
          <div className={styles.blank}>
            {all !== null && all.length === 0 && (
              <EmptyState
                icon={<UserRound size={28} />}
                text="Enter the people and desks who sign your stories once. Name, role, picture and biography then go into any story with its byline."
                action={
                  isReadOnly ? undefined : (
                    <span className={styles.answers}>
                      <Button look="primary" onClick={() => begin('person')}>
                        Enter a person
                      </Button>
                      <Button onClick={() => begin('desk')}>Enter a desk</Button>
                    </span>
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

function inFilter(all: readonly ContributorEntry[], filter: Filter): readonly ContributorEntry[] {
  return all.filter(({ kind, removedAt }) =>
    filter === 'removed' ? removedAt !== null : removedAt === null && (filter === 'all' || filter === kind),
  );
}

interface NothingProps {
  readonly query: string;
  readonly filter: Filter;
  readonly isFirst: boolean;
}

/** What an empty list says. The first time, the other half of the dialog teaches. */
function Nothing({ query, filter, isFirst }: NothingProps) {
  const text =
    query.trim() !== ''
      ? 'Nobody fits. The beginning of any name or role is enough.'
      : filter === 'removed'
        ? 'Nothing was removed. What you remove waits here, to be restored.'
        : isFirst
          ? 'Nobody is in the directory yet.'
          : `No ${filterLabels[filter].toLocaleLowerCase()} in the directory yet.`;
  return <p className={styles.nothing}>{text}</p>;
}
