import type { Voice } from '../../../shared/story/chooseVoice.ts';

/** How a program is started: never by a shell, each argument as it stands. */
export interface VoiceCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Beside the few the program gets anyway; what a person wrote travels here or by stdin, not in arguments. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A program on this machine that reads text aloud into sound. */
export interface VoiceEngine {
  readonly id: 'espeak-ng' | 'say' | 'sapi';
  readonly label: string;
  /** By IPTC's list of digital source types: whether its voices were trained on recordings of people. */
  readonly sourceType: 'algorithmicMedia' | 'trainedAlgorithmicMedia';
  readonly list: VoiceCommand;
  readonly readList: (output: string) => readonly Voice[];
  /**
   * Takes UTF-8 text from its standard input. The sound is a WAV on its standard output, or in `file` where it can
   * write to files alone. `rate` is in words a minute.
   */
  readonly speak: (voice: string, rate: number, file: string) => VoiceCommand;
  readonly writesFile: boolean;
}
