import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { VoiceEngine } from './engine.ts';
import { espeak } from './espeak.ts';
import { sapi } from './sapi.ts';
import { say } from './say.ts';

/** Where engines are looked for. */
export interface Places {
  readonly platform: NodeJS.Platform;
  /** As the system has it: folders one after another. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function placesHere(): Places {
  return { platform: process.platform, path: process.env.PATH ?? '', environment: process.env };
}

/**
 * The voice engines of this machine. Programs are found by their whole path, never in the folder Stet was started
 * from; a program of the right name that is none of them shows when its voices are asked for.
 */
export function findEngines({ platform, path, environment }: Places): readonly VoiceEngine[] {
  const folders = path.split(delimiter).filter(isAbsolute);
  const find = (name: string, more: readonly string[] = []) =>
    [...folders.map((folder) => join(folder, name)), ...more].find(isProgram);
  const engines: VoiceEngine[] = [];
  if (platform === 'darwin') {
    const program = find('say', ['/usr/bin/say']);
    if (program !== undefined) engines.push(say(program));
  }
  if (platform === 'win32') {
    const root = environment['SystemRoot'] ?? 'C:\\Windows';
    const program = join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
    if (isProgram(program)) engines.push(sapi(program));
  }
  const installed = join(environment['ProgramFiles'] ?? 'C:\\Program Files', 'eSpeak NG', 'espeak-ng.exe');
  const program =
    platform === 'win32'
      ? find('espeak-ng.exe', [installed])
      : find('espeak-ng', ['/opt/homebrew/bin/espeak-ng', '/usr/local/bin/espeak-ng']);
  if (program !== undefined) engines.push(espeak(program));
  return engines;
}

/** How to get an engine, for a machine that has none. */
export function howToGetOne(platform: NodeJS.Platform): string {
  if (platform === 'darwin')
    return 'macOS has voices of its own, and “say” was not found. Install eSpeak NG instead: brew install espeak-ng';
  if (platform === 'win32')
    return 'Install a voice in Windows under Settings › Time & language › Speech, or eSpeak NG: winget install eSpeak-NG.eSpeak-NG';
  return 'Install eSpeak NG: sudo apt install espeak-ng (Debian, Ubuntu), sudo dnf install espeak-ng (Fedora), sudo pacman -S espeak-ng (Arch).';
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
