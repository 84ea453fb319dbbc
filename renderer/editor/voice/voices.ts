import type { Output, VoiceEngineInfo } from '../../../shared/contract/calls.ts';
import { type Voice, voicesFirst } from '../../../shared/story/chooseVoice.ts';
import { api } from '../../host/host.ts';
import { changeSettings, setting } from '../../host/settings.ts';

export type Engines = Output<'voice.engines'>;

export interface ChosenVoice {
  readonly engine: VoiceEngineInfo;
  readonly voice: Voice;
}

let asked: Promise<Engines> | null = null;

/** The voice engines of this machine: asked for once, and again when told to. Rejects with StetError. */
export function askEngines({ isAgain = false } = {}): Promise<Engines> {
  if (asked === null || isAgain) {
    const asking = api.call('voice.engines', {});
    asked = asking;
    const forget = (): void => {
      if (asked === asking) asked = null;
    };
    // An engine that is installed meanwhile is found the next time.
    asking.then(({ engines }) => engines.length === 0 && forget(), forget);
  }
  return asked;
}

/** The voice chosen last where it speaks this language, else the best one that does; null without any engine. */
export function voiceFor({ engines }: Engines, language: string): ChosenVoice | null {
  const [engineId, voiceId] = remembered();
  const engine = engines.find(({ id }) => id === engineId) ?? engines[0];
  if (engine === undefined) return null;
  const known = engine.voices.filter(({ id }) => engine.id === engineId && id === voiceId);
  const [best] = voicesFirst(engine.voices, language);
  const isOwn = (voice: Voice): boolean => primary(voice.language) === primary(language);
  const voice = known.find(isOwn) ?? best ?? known[0];
  return voice === undefined ? null : { engine, voice };
}

export function rememberVoice({ engine, voice }: ChosenVoice): void {
  changeSettings({ voice: JSON.stringify([engine.id, voice.id]) });
}

function remembered(): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(setting('voice'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function primary(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? '';
}
