import { memo } from 'react';
import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import styles from '../directory/Directory.module.css';
import { kindLabels } from './fieldLabels.ts';
import { Portrait } from './Portrait.tsx';

/** Who it is, with the picture and the role, in the directory's list. */
export const ContributorRow = memo(function ContributorRow({ entry }: { readonly entry: ContributorEntry }) {
  return (
    <>
      <Portrait of={entry} />
      <span className={styles.grow}>
        <span className={styles.name} dir="auto">
          {entry.name}
        </span>
        <span className={styles.role} dir="auto">
          {entry.role === '' ? kindLabels[entry.kind] : entry.role}
        </span>
      </span>
    </>
  );
});
