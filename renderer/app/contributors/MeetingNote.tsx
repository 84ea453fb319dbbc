import { sameJson } from '../../../shared/story/sameJson.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from '../directory/Directory.module.css';
import { languageName } from '../languages.ts';
import type { ContributorDraft, DraftField } from './contributorDraft.ts';
import type { Meeting } from './contributorWork.ts';
import { fieldLabels, kindLabels, shapeLabels } from './fieldLabels.ts';

export interface MeetingNoteProps {
  readonly meeting: Meeting;
  readonly draft: ContributorDraft;
  readonly onChange: (patch: Partial<ContributorDraft>) => void;
}

/** Two people changed one entry: what both wrote, and a way to take the other's. */
export function MeetingNote({ meeting, draft, onChange }: MeetingNoteProps) {
  const { theirs, contested, taken } = meeting;
  const labels = fieldLabels(draft.kind);
  const names = taken.map((field) => labels[field].toLocaleLowerCase()).join(', ');
  return (
    <Banner kind="warning" isUrgent>
      <p>
        Somebody changed this entry meanwhile. Nothing was overwritten: the fields hold what you typed. Save
        to keep that.
        {names !== '' && ` Changed by them alone, and taken over here: ${names}.`}
      </p>
      {contested.length > 0 && (
        <ul className={styles.theirs} aria-label="What the other person wrote">
          {contested.map((field) => (
            <li key={field}>
              <span className={styles.grow}>
                <span className={styles.aside}>{labels[field]}</span>
                <span className={styles.value} dir="auto">
                  {valueText(theirs, field)}
                </span>
              </span>
              <Button
                aria-label={`Take theirs: ${labels[field].toLocaleLowerCase()}`}
                disabled={sameJson(theirs[field], draft[field])}
                onClick={() => onChange({ [field]: theirs[field] })}
              >
                Take theirs
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}

function valueText(draft: ContributorDraft, field: DraftField): string {
  if (field === 'kind') return kindLabels[draft.kind];
  if (field === 'pictureShape') return shapeLabels[draft.pictureShape];
  if (field === 'picture') return draft.picture === null ? 'No picture' : 'Another picture';
  if (field === 'desk') return draft.desk === null ? 'No desk' : 'Another desk';
  if (field === 'links')
    return draft.links.map(({ label, url }) => `${label} ${url}`.trim()).join('\n') || 'No links';
  if (field === 'inLanguages')
    return (
      draft.inLanguages
        .map(({ language, ...texts }) =>
          [languageName(language), texts.name, texts.role, texts.biography]
            .filter((text) => text !== '')
            .join(' · '),
        )
        .join('\n') || 'No other language'
    );
  return draft[field] === '' ? 'Empty' : draft[field];
}
