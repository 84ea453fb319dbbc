import type { Voice } from '../../../shared/story/chooseVoice.ts';
import type { VoiceEngine } from './engine.ts';

/** macOS's `say` reads stdin and writes to a file alone. */
export function say(program: string): VoiceEngine {
  return {
    id: 'say',
    label: 'Voices of macOS',
    sourceType: 'trainedAlgorithmicMedia',
    list: { program, args: ['-v', '?'] },
    readList: sayVoices,
    speak: (voice, rate, file) => ({
      program,
      args: [
        '-v',
        voice,
        '-r',
        String(rate),
        '-o',
        file,
        '--file-format=WAVE',
        '--data-format=LEI16@22050',
        '-f',
        '-',
      ],
    }),
    writesFile: true,
  };
}

/** `Alex                en_US    # Most people recognize me by my voice.` A name may hold spaces and brackets. */
function sayVoices(output: string): readonly Voice[] {
  return output.split('\n').flatMap((line) => {
    const [, name, language] = /^(.+?)\s+([a-z]{2,3}(?:[_-][A-Za-z0-9]+)*)\s+#/.exec(line) ?? [];
    return name === undefined || language === undefined
      ? []
      : [{ id: name, name, language: language.replaceAll('_', '-') }];
  });
}
