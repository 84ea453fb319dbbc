import type { Voice } from '../../../shared/story/chooseVoice.ts';
import type { VoiceEngine } from './engine.ts';

/** eSpeak NG: text on stdin, WAV on stdout; nothing of either touches the disk. Its formant voices were trained on nobody. */
export function espeak(program: string): VoiceEngine {
  return {
    id: 'espeak-ng',
    label: 'eSpeak NG',
    sourceType: 'algorithmicMedia',
    list: { program, args: ['--voices'] },
    readList: espeakVoices,
    speak: (voice, rate) => ({
      program,
      args: ['-v', voice, '-s', String(rate), '-b', '1', '--stdin', '--stdout'],
    }),
    writesFile: false,
  };
}

/** ` 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)`: the less the number, the better. */
const row = /^ *(\d+) +(\S+) +\S+ +(\S+) +(\S+) *(.*)$/;

/** Voices of MBROLA stand in the list without being there, and variants speak no language of their own. */
function espeakVoices(output: string): readonly Voice[] {
  const found = output.split(/\r?\n/).flatMap((line) => {
    const [, own, language = '', name = '', file = '', others = ''] = row.exec(line) ?? [];
    if (own === undefined || /^(?:mb\/|!v\/)/.test(file) || !/^[a-z]{2,8}(?:-|$)/i.test(language)) return [];
    const primary = language.split('-', 1)[0] ?? language;
    const asPrimary = others.match(/\(\S+ \d+\)/g)?.find((other) => other.startsWith(`(${primary} `));
    const priority = Number(asPrimary?.match(/\d+(?=\)$)/)?.[0] ?? own);
    return [{ priority, voice: { id: language, name: name.replaceAll('_', ' '), language } }];
  });
  found.sort((one, other) => one.priority - other.priority);
  return [...new Map(found.map(({ voice }) => [voice.id, voice])).values()];
}
