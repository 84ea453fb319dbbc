import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type Status, type StoryMeta, statuses, statusLabels } from '../../../shared/story/story.ts';
import { nextStatuses } from '../../../shared/story/workflow.ts';
import { Button } from '../../ui/Button.tsx';
import { MomentField } from '../../ui/MomentField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TokenField } from '../../ui/TokenField.tsx';
import { fullTime } from '../../ui/uiLocale.ts';
import { queue } from '../desk.ts';
import { languageChoices } from '../languages.ts';
import { languageDirection } from '../newStoryMeta.ts';
import { useShown } from '../shown.ts';
import { useMeta } from '../useMeta.ts';
import styles from './Inspector.module.css';

/** The usual next step, as a desk says it. */
const steps: Readonly<Partial<Record<Status, string>>> = { draft: 'To review', review: 'Approve' };

/** What is true of the story and is not its text. */
export function FactsTab() {
  const session = useShown((shown) => shown.session);
  const meta = useMeta();
  const facets = useStore(queue.store, (state) => state.facets);
  const language = meta?.language ?? 'en';
  const languages = useMemo(() => languageChoices(language), [language]);
  if (session === null || meta === null) return null;
  const set = (patch: Partial<StoryMeta>): void => session.setMeta(patch);
  const following = nextStatuses(meta.status);
  const choices = statuses
    .filter((status) => status === meta.status || following.includes(status))
    .map((value) => ({ value, label: statusLabels[value] }));
  const step = steps[meta.status];
  const [next] = following;
  const setUpdated = (isUpdated: boolean): void => {
    set({ isUpdated, updatedAt: isUpdated ? (meta.updatedAt ?? new Date().toISOString()) : meta.updatedAt });
  };
  return (
    <form className={styles.tab} aria-label="Story facts" onSubmit={(event) => event.preventDefault()}>
      <fieldset className={styles.fields} disabled={session.isReadOnly}>
        <div className={styles.statusRow}>
          <SelectField
            label="Status"
            value={meta.status}
            choices={choices}
            onChange={(status) => set({ status })}
          />
          {step !== undefined && next !== undefined && (
            <Button onClick={() => set({ status: next })}>
              {step}
              <ArrowRight size={14} className="mirrored" aria-hidden="true" />
            </Button>
          )}
        </div>
        <TextField
          label="Assignee"
          value={meta.assignee}
          maxLength={200}
          suggestions={facets?.assignees ?? []}
          onChange={(assignee) => set({ assignee })}
        />
        <TextField label="Slug" value={meta.slug} maxLength={200} onChange={(slug) => set({ slug })} />
        <TextField
          label="Section"
          value={meta.section}
          maxLength={200}
          suggestions={facets?.sections ?? []}
          onChange={(section) => set({ section })}
        />
        <TokenField
          label="Tags"
          values={meta.tags}
          placeholder="Type a tag, then Enter"
          onChange={(tags) => set({ tags: tags.slice(0, 100).map((tag) => tag.slice(0, 200)) })}
        />
      </fieldset>
      <fieldset className={styles.fields} disabled={session.isReadOnly}>
        <legend className={styles.legend}>Language</legend>
        <SelectField
          label="Language of the story"
          value={meta.language}
          choices={languages}
          onChange={(language) => set({ language, direction: languageDirection(language) })}
        />
        <SelectField
          label="Direction"
          value={meta.direction}
          choices={[
            { value: 'ltr', label: 'Left to right' },
            { value: 'rtl', label: 'Right to left' },
          ]}
          onChange={(direction) => set({ direction })}
        />
      </fieldset>
      <fieldset className={styles.fields} disabled={session.isReadOnly}>
        <legend className={styles.legend}>Place and time</legend>
        <TextField
          label="Place"
          value={meta.place}
          maxLength={200}
          hint="Begins the text, as in “Kyiv”."
          onChange={(place) => set({ place })}
        />
        <MomentField
          label="Published"
          value={meta.publishedAt}
          onChange={(publishedAt) => set({ publishedAt })}
        />
        <SwitchField
          label="Updated"
          hint="Readers see “Updated” and the time."
          checked={meta.isUpdated}
          disabled={session.isReadOnly}
          onChange={setUpdated}
        />
        {meta.isUpdated && (
          <MomentField
            label="Time of the update"
            value={meta.updatedAt}
            onChange={(updatedAt) => set({ updatedAt })}
          />
        )}
        <MomentField
          label="Embargo until"
          value={meta.embargoUntil}
          hint="Not to be published before. Shown to you, not to readers."
          onChange={(embargoUntil) => set({ embargoUntil })}
        />
        <p className={styles.aside}>Begun {fullTime(session.found.createdAt)}</p>
      </fieldset>
      <fieldset className={styles.fields} disabled={session.isReadOnly}>
        <TextArea
          label="Notes"
          value={meta.notes}
          rows={4}
          maxLength={100_000}
          hint="Notes never leave this machine: no export holds them."
          onChange={(notes) => set({ notes })}
        />
      </fieldset>
    </form>
  );
}
