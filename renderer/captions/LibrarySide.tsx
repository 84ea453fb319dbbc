import type { MediumRow } from '../../shared/contract/calls.ts';
import { api, mediaUrl } from '../host/host.ts';
import { Button } from '../ui/Button.tsx';
import { attempt } from '../ui/problem.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Captions.module.css';
import { fileFacts, mediumName } from './fileFacts.ts';
import { MediumForm } from './MediumForm.tsx';
import { RightsWords } from './RightsWords.tsx';
import { useMedia } from './useMedia.ts';

export interface LibrarySideProps {
  readonly source: string;
  readonly isReadOnly: boolean;
  readonly onInsert: ((medium: MediumRow) => void) | null;
  readonly onOpenStory: (id: string) => void;
  readonly onGone: () => void;
}

/** One file of the library: seen or heard, described, and where it is shown. */
export function LibrarySide({ source, isReadOnly, onInsert, onOpenStory, onGone }: LibrarySideProps) {
  const medium = useMedia([source]).get(source);
  if (medium === undefined) {
    return (
      <div className={styles.side}>
        <Spinner label="Opening" />
      </div>
    );
  }
  const address = mediaUrl(medium.source) ?? '';
  const { facts } = medium;
  const row: MediumRow = {
    ...medium,
    takenAt: facts.takenAt,
    expires: facts.expires,
    mayExport: facts.mayExport,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of the dialog, not of the page
    <div className={styles.side} role="group" aria-label={`About ${mediumName(medium)}`}>
      {medium.type.startsWith('image/') && (
        <img className={styles.shown} src={address} alt={facts.altText} decoding="async" />
      )}
      {medium.type.startsWith('audio/') && (
        // biome-ignore lint/a11y/useMediaCaption: a file of the library has no captions of its own
        <audio className={styles.shown} src={address} controls preload="metadata" />
      )}
      {medium.type.startsWith('video/') && (
        // biome-ignore lint/a11y/useMediaCaption: a file of the library has no captions of its own
        <video className={styles.shown} src={address} controls preload="metadata" />
      )}
      <p className={styles.rowLine} dir="auto">
        {fileFacts(medium).join(' · ')}
      </p>
      <RightsWords medium={medium} />
      <div className={styles.answers}>
        {medium.removedAt !== null ? (
          <Button look="primary" disabled={isReadOnly} onClick={() => void restore(source)}>
            Restore
          </Button>
        ) : (
          <>
            {onInsert !== null && (
              <Button look="primary" onClick={() => onInsert(row)}>
                Put into the story
              </Button>
            )}
            <Button
              disabled={isReadOnly || medium.stories > 0}
              onClick={() => void remove(source, mediumName(medium)).then((isGone) => isGone && onGone())}
            >
              Remove
            </Button>
          </>
        )}
      </div>
      {medium.usedBy.length > 0 && (
        <div>
          <h3 className={styles.sideTitle}>Shown in</h3>
          <ul className={styles.uses}>
            {medium.usedBy.map((story) => (
              <li key={story.id}>
                <Button
                  look="quiet"
                  disabled={story.trashedAt !== null}
                  onClick={() => onOpenStory(story.id)}
                >
                  {story.headline || story.slug || 'Without a headline'}
                  {story.trashedAt === null ? '' : ' (in the trash)'}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <MediumForm
        key={medium.source}
        medium={medium}
        isReadOnly={isReadOnly || medium.removedAt !== null}
        withTexts
      />
    </div>
  );
}

async function remove(source: string, name: string): Promise<boolean> {
  let isGone = false;
  await attempt(async () => {
    const { outcomes } = await api.call('media.remove', { sources: [source] });
    const why = outcomes[0]?.error ?? null;
    isGone = why === null;
    showToast(
      why === null
        ? {
            text: `${name} was removed from the library.`,
            action: { label: 'Undo', run: () => void restore(source) },
          }
        : { text: why, kind: 'warning' },
    );
  });
  return isGone;
}

function restore(source: string): Promise<void> {
  return attempt(async () => {
    await api.call('media.restore', { sources: [source] });
  });
}
