import { type ReactNode, type RefObject, useState } from 'react';
import { type NoticeEntry, noticeKindLabels, noticeKinds } from '../../../shared/story/libraryNotice.ts';
import { elementOf } from '../../../shared/story/noticeNode.ts';
import { NoticeTextEditor } from '../../editor/notices/NoticeTextEditor.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { fullTime } from '../../ui/uiLocale.ts';
import styles from '../directory/Directory.module.css';
import { EntryForm } from '../directory/EntryForm.tsx';
import { TextLanguages } from '../directory/TextLanguages.tsx';
import { languageName } from '../languages.ts';
import { draftOf, emptyContent, type NoticeDraft, problemsOf } from './noticeDraft.ts';
import { isUnsaved, type NoticeWork } from './noticeWork.ts';

export interface NoticeFormProps {
  /** Null while it is new. */
  readonly entry: NoticeEntry | null;
  readonly work: NoticeWork | null;
  readonly isReadOnly: boolean;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onChange: (patch: Partial<NoticeDraft>) => void;
  readonly onSave: () => Promise<void>;
  readonly onDiscard: () => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
  readonly children?: ReactNode;
}

const kinds = noticeKinds.map((value) => ({ value, label: noticeKindLabels[value] }));

/** One notice of the library, to read and to change. */
export function NoticeForm(props: NoticeFormProps) {
  const { entry, work, isReadOnly, form, onChange, onSave, onRemove, onRestore, children } = props;
  /** Raised when the words come from elsewhere than the page: the editor begins anew with them. */
  const [round, setRound] = useState(0);
  const draft = work?.draft ?? (entry === null ? null : draftOf(entry));
  if (draft === null) return null;
  const isRemoved = entry !== null && entry.removedAt !== null;
  const isDisabled = isReadOnly || isRemoved;
  const problems = work?.isTried === true ? problemsOf(draft) : null;
  const discard = (): void => {
    props.onDiscard();
    setRound(round + 1);
  };
  return (
    <EntryForm
      label={entry === null ? 'New notice' : entry.title}
      form={form}
      isNew={entry === null}
      isReadOnly={isReadOnly}
      removed={isRemoved ? 'Removed from the library. Stories keep its words.' : null}
      isWorkedOn={work !== null}
      isUnsaved={work !== null && isUnsaved(work)}
      notes={work !== null && <Problem work={work} onTakeTheirs={discard} />}
      onSave={onSave}
      onDiscard={discard}
      onRemove={onRemove}
      onRestore={onRestore}
    >
      <fieldset className={styles.fields} disabled={isDisabled}>
        <div className={styles.pair}>
          <TextField
            label="Title"
            value={draft.title}
            error={problems?.title}
            hint="For the newsroom; readers never see it."
            className={styles.grow}
            onChange={(title) => onChange({ title })}
          />
          <SelectField
            label="Kind"
            value={draft.kind}
            choices={kinds}
            onChange={(kind) => onChange({ kind })}
          />
        </div>
        <Texts
          key={round}
          draft={draft}
          problems={problems?.texts}
          isDisabled={isDisabled}
          onChange={onChange}
        />
        {entry !== null && (
          <p className={styles.aside}>
            Its words last changed on <time dateTime={entry.changedAt}>{fullTime(entry.changedAt)}</time>.
          </p>
        )}
      </fieldset>
      {children}
    </EntryForm>
  );
}

interface ProblemProps {
  readonly work: NoticeWork;
  readonly onTakeTheirs: () => void;
}

/** Why it was not saved; when somebody else saved it meanwhile, a way to take theirs. */
function Problem({ work: { problem, meeting }, onTakeTheirs }: ProblemProps) {
  if (problem === null) return null;
  return (
    <Banner
      kind={meeting === null ? 'error' : 'warning'}
      isUrgent
      action={meeting === null ? undefined : <Button onClick={onTakeTheirs}>Take theirs</Button>}
    >
      {problem}
      {meeting !== null && ' The fields hold what you wrote: save to keep that.'}
    </Banner>
  );
}

interface TextsProps {
  readonly draft: NoticeDraft;
  readonly problems: ReadonlyMap<string, string> | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (patch: Partial<NoticeDraft>) => void;
}

/** The words, one language at a time. */
function Texts({ draft, problems, isDisabled, onChange }: TextsProps) {
  const [wanted, setWanted] = useState('');
  const there = draft.texts.map(({ language }) => language);
  // After a try to save, the language that keeps it from being saved is shown.
  const chosen = there.includes(wanted) ? wanted : (there[0] ?? '');
  const text = draft.texts.find(({ language }) => language === chosen);
  const wrong = [...(problems?.keys() ?? [])].filter((language) => language !== chosen);
  return (
    <>
      <TextLanguages
        label="Language of the text"
        there={there}
        chosen={chosen}
        canRemove={there.length > 1}
        problem={wrong.length === 0 ? undefined : `Without words: ${wrong.map(languageName).join(', ')}.`}
        onChoose={setWanted}
        onAdd={(language) => {
          onChange({ texts: [...draft.texts, { language, content: [...emptyContent] }] });
          setWanted(language);
        }}
        onRemove={(taken) => onChange({ texts: draft.texts.filter(({ language }) => language !== taken) })}
      />
      {text !== undefined && (
        <NoticeTextEditor
          key={chosen}
          label={`Text in ${languageName(chosen)}`}
          language={chosen}
          content={text.content}
          hasLists={elementOf(draft.kind) === 'notice'}
          isDisabled={isDisabled}
          error={problems?.get(chosen)}
          onChange={(content) =>
            onChange({
              texts: draft.texts.map((one) => (one.language === chosen ? { ...one, content } : one)),
            })
          }
        />
      )}
    </>
  );
}
