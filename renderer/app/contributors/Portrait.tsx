import { UsersRound } from 'lucide-react';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { mediaUrl } from '../../host/host.ts';
import styles from '../directory/Directory.module.css';

/** A small picture of a person or desk; without one the initials, or the sign of a desk. */
export function Portrait({ of }: { readonly of: Pick<Contributor, 'kind' | 'name' | 'picture'> }) {
  const address = mediaUrl(of.picture);
  if (address !== null) return <img className={styles.portrait} src={address} alt="" draggable={false} />;
  const initials = of.name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('');
  return (
    <span className={styles.initials} aria-hidden="true">
      {of.kind === 'desk' ? <UsersRound size={16} /> : initials}
    </span>
  );
}
