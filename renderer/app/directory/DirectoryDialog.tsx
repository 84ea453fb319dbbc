import { Plus } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './Directory.module.css';
import type { Directory } from './useDirectory.ts';

export interface DirectoryDialogProps {
  readonly title: string;
  readonly directory: Directory;
  readonly searchLabel: string;
  readonly searchPlaceholder: string;
  /** What is not saved, by name. */
  readonly unsavedNames: readonly string[];
  /** What can be entered. */
  readonly beginnings: readonly { readonly id: string; readonly label: string; readonly run: () => void }[];
  readonly isReadOnly: boolean;
  readonly filters: ReactNode;
  /** The name of the new entry; null when there is none. */
  readonly newName: string | null;
  readonly list: ReactNode;
  /** How many the list has. */
  readonly count: string;
  /** The form, or what an empty directory says. */
  readonly children: ReactNode;
}

/** The frame of a directory: what it holds on one side, the entry that is chosen on the other. */
export function DirectoryDialog(props: DirectoryDialogProps) {
  const { title, directory, unsavedNames, isReadOnly, newName, children } = props;
  const { entries, entry, leavingFor, search, list, select } = directory;
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.focus();
      if (entry === null && entries[0] !== undefined) select(entries[0].id);
    } else if (event.key === 'Enter' && entries[0] !== undefined) {
      event.preventDefault();
      select(entries[0].id);
      list.current?.focus();
    }
  };
  return (
    <Dialog title={title} size="large" isFlush isSticky initialFocus={search} onClose={directory.close}>
      {leavingFor !== null && (
        <Banner
          kind="warning"
          isUrgent
          action={
            <span className={styles.answers}>
              <Button onClick={directory.stay}>Go on editing</Button>
              <Button onClick={leavingFor}>Leave without them</Button>
              <Button look="primary" onClick={() => void directory.saveAndLeave()}>
                Save and leave
              </Button>
            </span>
          }
        >
          Changes are not saved: {unsavedNames.join(', ')}.
        </Banner>
      )}
      <div className={styles.directory}>
        <div className={styles.side}>
          <div className={styles.head}>
            <SearchField
              className={styles.search}
              field={search}
              label={props.searchLabel}
              placeholder={props.searchPlaceholder}
              value={directory.query}
              onChange={directory.searchFor}
              onKeyDown={onSearchKey}
            />
            <MenuButton
              align="end"
              trigger={
                <Button icon={<Plus size={14} />} disabled={isReadOnly}>
                  New
                </Button>
              }
              entries={() => props.beginnings}
            />
          </div>
          {props.filters}
          {newName !== null && <p className={styles.newRow}>{newName}</p>}
          {props.list}
          <p className={styles.count} role="status">
            {props.count}
          </p>
        </div>
        {children}
      </div>
    </Dialog>
  );
}
