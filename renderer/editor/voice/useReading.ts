import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { api } from '../../host/host.ts';
import { changeSettings, setting } from '../../host/settings.ts';
import type { EditorHandle } from '../editorHandle.ts';
import type { EditorSession } from '../editorSession.ts';
import { type Playing, playSound } from './playSound.ts';
import { readingLength } from './readingLength.ts';
import { askEngines, type ChosenVoice, type Engines, rememberVoice, voiceFor } from './voices.ts';

type WorkState =
  | { readonly name: 'choosing'; readonly error: string | null; readonly isSampling: boolean }
  | { readonly name: 'reading'; readonly done: number; readonly total: number; readonly job: string };

export interface ReadingWork {
  /** Null until the machine has been looked at. */
  readonly engines: Engines | null;
  readonly chosen: ChosenVoice | null;
  readonly rate: number;
  readonly withCaptions: boolean;
  readonly seconds: number;
  readonly state: WorkState;
  readonly choose: (chosen: ChosenVoice) => void;
  readonly setRate: (rate: number) => void;
  readonly setWithCaptions: (withCaptions: boolean) => void;
  readonly look: () => void;
  readonly sample: () => void;
  readonly start: () => void;
  readonly stop: () => void;
}

type Choosing = Extract<WorkState, { name: 'choosing' }>;

const choosing: Choosing = { name: 'choosing', error: null, isSampling: false };

/** Everything the dialog of a reading does, apart from how it looks. `onDone` gets the reading. */
export function useReading(
  handle: EditorHandle,
  session: EditorSession,
  onDone: (reading: Output<'voice.read'>) => void,
): ReadingWork {
  const { language } = handle.getMeta();
  const [engines, setEngines] = useState<Engines | null>(null);
  const [chosen, setChosen] = useState<ChosenVoice | null>(null);
  const [rate, setRate] = useState(() => setting('voiceRate'));
  const [withCaptions, setWithCaptions] = useState(() => setting('readCaptions'));
  const [state, setState] = useState<WorkState>(choosing);
  const playing = useRef<Playing | null>(null);
  const isGone = useRef(false);

  const look = useCallback((): void => {
    askEngines({ isAgain: true }).then(
      (found) => {
        if (isGone.current) return;
        setEngines(found);
        setChosen(voiceFor(found, language));
      },
      (error: unknown) => setState({ ...choosing, error: messageOf(error) }),
    );
  }, [language]);

  useEffect(() => {
    isGone.current = false;
    look();
    return () => {
      isGone.current = true;
      playing.current?.stop();
    };
  }, [look]);

  useEffect(
    () =>
      api.on((event) => {
        if (event.type !== 'progress') return;
        setState((now) =>
          now.name === 'reading' && now.job === event.job
            ? { ...now, done: event.done, total: event.total }
            : now,
        );
      }),
    [],
  );

  const by = () => ({ engine: chosen?.engine.id ?? '', voice: chosen?.voice.id ?? '', rate });
  const length = readingLength(handle.editor.state.doc, { language, withCaptions }, rate);

  const sample = async (): Promise<void> => {
    playing.current?.stop();
    const runs = length.first;
    if (runs === null) return setState({ ...choosing, error: 'The story has no text yet.' });
    setState({ ...choosing, isSampling: true });
    try {
      const { sound } = await api.call('voice.speak', { ...by(), runs: [...runs] });
      if (isGone.current) return;
      playing.current = playSound(sound);
      await playing.current.end;
      setState((now) => (now.name === 'choosing' ? choosing : now));
    } catch (error) {
      setState({ ...choosing, error: messageOf(error) });
    }
  };

  const start = async (): Promise<void> => {
    playing.current?.stop();
    const job = crypto.randomUUID();
    setState({ name: 'reading', done: 0, total: 0, job });
    if (chosen !== null) rememberVoice(chosen);
    changeSettings({ voiceRate: rate, readCaptions: withCaptions });
    try {
      await session.flush();
      onDone(await api.call('voice.read', { ...by(), id: session.id, withCaptions, job }));
    } catch (error) {
      const isStopped = error instanceof StetError && error.code === 'cancelled';
      setState({ ...choosing, error: isStopped ? null : messageOf(error) });
    }
  };

  return {
    engines,
    chosen,
    rate,
    withCaptions,
    seconds: length.seconds,
    state,
    choose: setChosen,
    setRate,
    setWithCaptions,
    look,
    sample: () => void sample(),
    start: () => void start(),
    stop: () => {
      if (state.name === 'reading') api.call('voice.cancel', { job: state.job }).catch(() => {});
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof StetError
    ? error.message
    : 'The reading stopped unexpectedly. The story is as it was. Try again.';
}
