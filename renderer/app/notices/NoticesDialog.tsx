import { Scale } from 'lucide-react';
import { findNotices } from '../../../shared/story/findNotices.ts';
import {
  type NoticeEntry,
  type NoticeKind,
  noticeKindLabels,
  noticeKinds,
} from '../../../shared/story/libraryNotice.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { counted } from '../../ui/uiLocale.ts';
import { desk, isReadOnly as isDeskReadOnly } from '../desk.ts';
import styles from '../directory/Directory.module.css';
import { DirectoryDialog } from '../directory/DirectoryDialog.tsx';
import { EntryList } from '../directory/EntryList.tsx';
import { removeEntry, restoreEntry } from '../directory/entryActions.ts';
import { StoriesTouched } from '../directory/StoriesTouched.tsx';
import { useDirectory } from '../directory/useDirectory.ts';
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

const noticeKind = { ...noticeWork, isUnsaved, find: findNotices };

/** The library of notices: found, written in several languages, changed, removed and brought back. */
export function NoticesDialog({ start }: { readonly start?: string | undefined }) {
  const all = noticeLibrary(({ all: list }) => list);
  const directory = useDirectory(noticeKind, { all, start });
  const { entries, entry, key, isNew, current, unsaved } = directory;
  const isReadOnly = isDeskReadOnly();
  const begin = (kind: NoticeKind): void =>
    directory.begin(newNotice(kind, desk.get().session?.getMeta().language ?? 'en'));
  const remove = (one: NoticeEntry): void => {
    if (isReadOnly || one.removedAt !== null) return;
    void removeEntry('notices', one.id, `${one.title} was removed from the notices. Stories keep its words.`);
  };

  return (
    <DirectoryDialog
      title="Notices"
      directory={directory}
      searchLabel="Search notices"
      searchPlaceholder="Title or words"
      unsavedNames={unsaved.map(([, { draft }]) => draft.title || 'new notice')}
      beginnings={noticeKinds.map((kind) => ({
        id: kind,
        label: noticeKindLabels[kind],
        run: () => begin(kind),
      }))}
      isReadOnly={isReadOnly}
      filters={
        <div className={styles.filters}>
          <SelectField
            label="Show"
            isLabelHidden
            className={styles.grow}
            value={directory.filter}
            choices={filters}
            onChange={directory.showOnly}
          />
        </div>
      }
      newName={isNew ? current?.draft.title || 'New notice' : null}
      list={
        entries.length > 0 ? (
          <EntryList
            label="Notices"
            Row={NoticeRow}
            entries={entries}
            selected={entry?.id ?? null}
            unsaved={new Set(unsaved.map(([id]) => id))}
            list={directory.list}
            onSelect={directory.select}
            onEnter={directory.focusForm}
            onRemove={remove}
          />
        ) : (
          <p className={styles.nothing}>
            {directory.query.trim() === ''
              ? 'No notices here yet.'
              : 'Nothing fits. The beginning of any word is enough.'}
          </p>
        )
      }
      count={all === null ? '' : counted(entries.length, 'notice', 'notices')}
    >
      {key !== null ? (
        <NoticeForm
          key={key}
          entry={entry}
          work={current}
          form={directory.form}
          isReadOnly={isReadOnly}
          onChange={directory.change}
          onSave={directory.save}
          onDiscard={directory.discard}
          onRemove={() => entry !== null && remove(entry)}
          onRestore={() => entry !== null && void restoreEntry('notices', entry.id)}
        >
          {entry !== null && (
            <StoriesTouched
              kind={noticedStories}
              entry={entry}
              isReadOnly={isReadOnly}
              onOpen={directory.openStory}
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
    </DirectoryDialog>
  );
}
