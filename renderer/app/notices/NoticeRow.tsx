import { memo } from 'react';
import { type NoticeEntry, noticeKindLabels } from '../../../shared/story/libraryNotice.ts';
import styles from '../directory/Directory.module.css';

/** The title of a notice, its kind and its languages, in the library's list. */
export const NoticeRow = memo(function NoticeRow({ entry }: { readonly entry: NoticeEntry }) {
  return (
    <span className={styles.grow}>
      <span className={styles.name} dir="auto">
        {entry.title}
      </span>
      <span className={styles.role}>
        {noticeKindLabels[entry.kind]} · {entry.texts.map(({ language }) => language).join(', ')}
      </span>
    </span>
  );
});
