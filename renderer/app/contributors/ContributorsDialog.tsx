import { UserRound } from 'lucide-react';
import type { Contributor, ContributorEntry } from '../../../shared/story/contributor.ts';
import { findContributors, namesakes } from '../../../shared/story/findContributors.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/uiLocale.ts';
import { isReadOnly as isDeskReadOnly } from '../desk.ts';
import styles from '../directory/Directory.module.css';
import { DirectoryDialog } from '../directory/DirectoryDialog.tsx';
import { EntryList } from '../directory/EntryList.tsx';
import { removeEntry, restoreEntry } from '../directory/entryActions.ts';
import { StoriesTouched } from '../directory/StoriesTouched.tsx';
import { useDirectory } from '../directory/useDirectory.ts';
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

const contributorKind = { ...contributorWork, isUnsaved, find: findContributors };

export interface ContributorsDialogProps {
  /** The entry to show first. */
  readonly start?: string | undefined;
}

/** The directory of the people and desks who sign stories: found, entered, changed, removed and brought back. */
export function ContributorsDialog({ start }: ContributorsDialogProps) {
  const all = useContributors();
  const directory = useDirectory(contributorKind, { all, start });
  const { entries, entry, key, isNew, current, unsaved, query, filter } = directory;
  const isReadOnly = isDeskReadOnly();
  const known = (all ?? []).filter(({ removedAt }) => removedAt === null);
  const begin = (kind: Contributor['kind']): void =>
    directory.begin(newDraft(kind, entries.length === 0 ? query.trim() : ''));
  const remove = (one: ContributorEntry): void => {
    if (isReadOnly || one.removedAt !== null) return;
    void removeEntry(
      'contributors',
      one.id,
      `${one.name} was removed from the directory. Stories keep the byline.`,
    );
  };
  const twins = current === null ? [] : namesakes(all ?? [], current.draft.name, entry?.id);

  return (
    <DirectoryDialog
      title="Contributors"
      directory={directory}
      searchLabel="Search people and desks"
      searchPlaceholder="Name or role"
      unsavedNames={unsaved.map(([, { draft }]) => draft.name || 'new entry')}
      beginnings={(['person', 'desk'] as const).map((kind) => ({
        id: kind,
        label: kindLabels[kind],
        run: () => begin(kind),
      }))}
      isReadOnly={isReadOnly}
      filters={
        <fieldset className={styles.filters} aria-label="Show">
          {filters.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.filter}
              aria-pressed={one === filter}
              onClick={() => directory.showOnly(one)}
            >
              {filterLabels[one]}
            </button>
          ))}
        </fieldset>
      }
      newName={isNew ? current?.draft.name || 'New entry' : null}
      list={
        entries.length > 0 ? (
          <EntryList
            label="People and desks"
            Row={ContributorRow}
            entries={entries}
            selected={entry?.id ?? null}
            unsaved={new Set(unsaved.map(([id]) => id))}
            list={directory.list}
            onSelect={directory.select}
            onEnter={directory.focusForm}
            onRemove={remove}
          />
        ) : (
          <Nothing query={query} filter={filter} isFirst={all !== null && known.length === 0} />
        )
      }
      count={all === null ? '' : counted(entries.length, 'entry', 'entries')}
    >
      {key !== null ? (
        <ContributorForm
          key={key}
          entry={entry}
          work={current}
          form={directory.form}
          isReadOnly={isReadOnly}
          nameNote={twins.length === 0 ? undefined : <NameNote twins={twins} onShow={directory.select} />}
          onChange={directory.change}
          onSave={directory.save}
          onDiscard={directory.discard}
          onRemove={() => entry !== null && remove(entry)}
          onRestore={() => entry !== null && void restoreEntry('contributors', entry.id)}
          onSign={entry === null ? null : signerFor(entry, all ?? [])}
          desks={known.filter(({ kind, id }) => kind === 'desk' && id !== entry?.id)}
        >
          {entry !== null && (
            <StoriesTouched
              kind={signedStories}
              entry={entry}
              isReadOnly={isReadOnly}
              onOpen={directory.openStory}
            />
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
    </DirectoryDialog>
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
