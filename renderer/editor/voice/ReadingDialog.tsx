import { MicOff } from 'lucide-react';
import type { Output } from '../../../shared/contract/calls.ts';
import { type Voice, voicesFirst } from '../../../shared/story/chooseVoice.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { showToast } from '../../ui/toast.ts';
import { counted } from '../../ui/uiLocale.ts';
import type { EditorHandle } from '../editorHandle.ts';
import type { EditorSession } from '../editorSession.ts';
import { formatDuration } from '../formatDuration.ts';
import { placeReading } from './placeReading.ts';
import { noEngine } from './readAloud.ts';
import { type ReadingWork, useReading } from './useReading.ts';

interface ReadingProps {
  readonly handle: EditorHandle;
  readonly session: EditorSession;
}

/** A sound file of the story, read by a voice of this machine. */
export function ReadingDialog({ handle, session }: ReadingProps) {
  const close = (): void => {
    handle.dialog.set(null);
    requestAnimationFrame(() => handle.editor.view.focus());
  };
  const work = useReading(handle, session, (reading) => {
    close();
    put(handle, reading);
  });
  const { engines, state } = work;
  const isBusy = state.name === 'reading';
  const isEmpty = engines !== null && work.chosen === null;
  return (
    <Dialog
      title="Make a reading"
      description="A voice of this machine reads headline, summary and text into a sound file. Nothing leaves the machine, and readers are told that the audio is AI-generated."
      onClose={isBusy ? work.stop : close}
      onSubmit={() => {
        if (!isBusy && work.chosen !== null) work.start();
      }}
      isSticky={isBusy}
      footer={
        <>
          {isBusy && <Progress done={state.done} total={state.total} />}
          <Button onClick={isBusy ? work.stop : close}>{isBusy ? 'Stop' : 'Cancel'}</Button>
          {isEmpty ? (
            <Button type="button" look="primary" onClick={work.look}>
              Look again
            </Button>
          ) : (
            <Button type="submit" look="primary" disabled={isBusy || work.chosen === null}>
              Make the reading
            </Button>
          )}
        </>
      }
    >
      {state.name === 'choosing' && state.error !== null && (
        <Banner kind="error" isUrgent>
          {state.error}
        </Banner>
      )}
      {isEmpty && <EmptyState icon={<MicOff size={24} />} text={noEngine(engines.advice)} />}
      {!isEmpty && (
        <fieldset className="reading-fields" disabled={isBusy} aria-label="How it is read">
          <Choices work={work} language={handle.getMeta().language} />
          <div className="reading-row">
            <Button
              onClick={work.sample}
              disabled={work.chosen === null || (state.name === 'choosing' && state.isSampling)}
            >
              Listen to the first sentence
            </Button>
            <Button look="quiet" onClick={() => handle.dialog.set('pronunciations')}>
              How names are said…
            </Button>
          </div>
        </fieldset>
      )}
    </Dialog>
  );
}

const speeds = [
  { value: '120', label: 'Slow: 120 words a minute' },
  { value: '150', label: 'Calm: 150 words a minute' },
  { value: '175', label: 'Usual: 175 words a minute' },
  { value: '210', label: 'Fast: 210 words a minute' },
];
const languages = new Intl.DisplayNames('en', { type: 'language' });
/** Bytes of a second of a reading: 48 kilobits. */
const bytesASecond = 6000;

function Choices({ work, language }: { readonly work: ReadingWork; readonly language: string }) {
  const { engines, chosen, rate } = work;
  const found = engines?.engines ?? [];
  const voices = chosen === null ? [] : voicesFirst(chosen.engine.voices, language);
  const megabytes = (work.seconds * bytesASecond) / 1e6;
  return (
    <>
      {found.length > 1 && chosen !== null && (
        <SelectField
          label="Engine"
          value={chosen.engine.id}
          choices={found.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => {
            const engine = found.find((one) => one.id === id);
            const [voice] = voicesFirst(engine?.voices ?? [], language);
            if (engine !== undefined && voice !== undefined) work.choose({ engine, voice });
          }}
        />
      )}
      <SelectField
        label={chosen === null || found.length > 1 ? 'Voice' : `Voice of ${chosen.engine.label}`}
        value={chosen?.voice.id ?? ''}
        choices={
          chosen === null
            ? [{ value: '', label: 'Looking for voices…' }]
            : voices.map((voice) => ({ value: voice.id, label: voiceName(voice) }))
        }
        onChange={(id) => {
          const voice = voices.find((one) => one.id === id);
          if (chosen !== null && voice !== undefined) work.choose({ engine: chosen.engine, voice });
        }}
      />
      <SelectField
        label="Speed"
        value={String(rate)}
        choices={
          speeds.some(({ value }) => value === String(rate))
            ? speeds
            : [...speeds, { value: String(rate), label: `${counted(rate, 'word', 'words')} a minute` }]
        }
        onChange={(value) => work.setRate(Number(value))}
      />
      <SwitchField
        label="Captions too"
        hint="The captions of pictures, galleries and films, where they stand."
        checked={work.withCaptions}
        disabled={work.state.name === 'reading'}
        onChange={work.setWithCaptions}
      />
      <p className="reading-length">
        About {formatDuration(work.seconds)} long, {megabytes < 0.1 ? 'less than 0.1' : megabytes.toFixed(1)}{' '}
        MB.
      </p>
    </>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const words = total === 0 ? 'Reading' : `Sentence ${done} of ${total}`;
  return (
    <span className="reading-progress" role="status">
      <progress
        value={total === 0 ? undefined : done}
        max={total === 0 ? 1 : total}
        aria-label="Sentences read"
      />
      {words}
    </span>
  );
}

/** Some engines name their voices by language, others by people. */
function voiceName({ name, language }: Voice): string {
  const primary = languageName(language.split('-', 1)[0] ?? language);
  return name.startsWith(primary) ? name : `${languageName(language)}: ${name}`;
}

function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function put({ editor, announce }: EditorHandle, reading: Output<'voice.read'>): void {
  if (editor.isDestroyed) return;
  const transaction = placeReading(editor.state, reading);
  if (transaction === null) {
    showToast({
      text: 'The reading is in the media folder, but the story has no place for it.',
      kind: 'warning',
    });
    return;
  }
  editor.view.dispatch(transaction);
  const text = `The reading is in the story: ${formatDuration(reading.media.duration)}, marked as AI-generated.`;
  announce(text);
  showToast({ text });
}
