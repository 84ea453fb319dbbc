import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { type ContributorLink, mostLinks } from '../../../shared/story/contributor.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../directory/Directory.module.css';
import { linkProblem } from './contributorDraft.ts';

export interface ContributorLinksProps {
  readonly links: readonly ContributorLink[];
  readonly onChange: (links: ContributorLink[]) => void;
}

/** Further links, a row each: what it is called, and where it leads. */
export function ContributorLinks({ links, onChange }: ContributorLinksProps) {
  const rows = useRef<HTMLFieldSetElement>(null);
  const replace = (index: number, patch: Partial<ContributorLink>): void =>
    onChange(links.map((link, at) => (at === index ? { ...link, ...patch } : link)));
  const add = (): void => {
    // The row has to be there to take the cursor.
    flushSync(() => onChange([...links, { label: '', url: '' }]));
    rows.current?.querySelector<HTMLElement>('[data-row]:last-of-type input')?.focus();
  };
  return (
    <fieldset ref={rows} className={styles.links} aria-label="Further links">
      {links.map((link, index) => {
        const number = String(index + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other identity
          <div key={index} data-row="" className={styles.linkRow}>
            <TextField
              label={`Name of link ${number}`}
              isLabelHidden
              value={link.label}
              placeholder="What it is called"
              onChange={(label) => replace(index, { label })}
            />
            <TextField
              label={`Address of link ${number}`}
              isLabelHidden
              value={link.url}
              error={linkProblem(link)}
              type="url"
              dir="ltr"
              placeholder="https://"
              className={styles.grow}
              onChange={(url) => replace(index, { url })}
            />
            <IconButton
              label={`Take out link ${number}`}
              icon={<X size={14} />}
              onClick={() => onChange(links.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      {links.length < mostLinks && (
        <Button look="quiet" icon={<Plus size={14} />} onClick={add}>
          Add a link
        </Button>
      )}
    </fieldset>
  );
}
