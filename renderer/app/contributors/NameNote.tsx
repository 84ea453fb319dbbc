import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import styles from '../directory/Directory.module.css';
import { kindLabels } from './fieldLabels.ts';

export interface NameNoteProps {
  readonly twins: readonly ContributorEntry[];
  readonly onShow: (id: string) => void;
}

/** Says who is called so already. Two people may share a name, so it is no more than said. */
export function NameNote({ twins, onShow }: NameNoteProps) {
  return (
    <span className={styles.twins} role="status">
      Already in the directory:{' '}
      {twins.map((twin) => (
        <button key={twin.id} type="button" className={styles.link} onClick={() => onShow(twin.id)}>
          {twin.name}, {twin.role === '' ? kindLabels[twin.kind].toLocaleLowerCase() : twin.role}
          {twin.removedAt !== null && ' (removed)'}
        </button>
      ))}
    </span>
  );
}
