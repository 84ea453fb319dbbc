import type { Voice } from '../../../shared/story/chooseVoice.ts';
import { z } from '../../../shared/zod.ts';
import type { VoiceCommand, VoiceEngine } from './engine.ts';

/** Constant programs: what a person chose comes by the environment and by stdin, so nothing of it is ever code. */
const listVoices = `
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$found = @($voice.GetInstalledVoices() | Where-Object { $_.Enabled } | ForEach-Object {
  @{ name = $_.VoiceInfo.Name; language = $_.VoiceInfo.Culture.Name } })
ConvertTo-Json -Compress -InputObject $found`;

const speakText = `
$stdin = New-Object IO.StreamReader ([Console]::OpenStandardInput()), (New-Object Text.UTF8Encoding $false)
$text = $stdin.ReadToEnd()
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SelectVoice($env:STET_VOICE)
$voice.Rate = [int]$env:STET_RATE
$sound = New-Object IO.MemoryStream
$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo 22050, 'Sixteen', 'Mono'
$voice.SetOutputToAudioStream($sound, $format)
$voice.Speak($text)
$stdout = [Console]::OpenStandardOutput()
$head = New-Object IO.MemoryStream
$w = New-Object IO.BinaryWriter $head
$w.Write([Text.Encoding]::ASCII.GetBytes('RIFF')); $w.Write([int](36 + $sound.Length))
$w.Write([Text.Encoding]::ASCII.GetBytes('WAVEfmt ')); $w.Write([int]16); $w.Write([int16]1); $w.Write([int16]1)
$w.Write([int]22050); $w.Write([int]44100); $w.Write([int16]2); $w.Write([int16]16)
$w.Write([Text.Encoding]::ASCII.GetBytes('data')); $w.Write([int]$sound.Length)
$head.WriteTo($stdout)
$sound.WriteTo($stdout)
$stdout.Flush()`;

/** The voices Windows has of its own, reached by the PowerShell every Windows carries. */
export function sapi(program: string): VoiceEngine {
  return {
    id: 'sapi',
    label: 'Voices of Windows',
    sourceType: 'trainedAlgorithmicMedia',
    list: script(program, listVoices),
    readList: sapiVoices,
    speak: (voice, rate) => ({
      ...script(program, speakText),
      environment: { STET_VOICE: voice, STET_RATE: String(steps(rate)) },
    }),
    writesFile: false,
  };
}

function script(program: string, text: string): VoiceCommand {
  const encoded = Buffer.from(text, 'utf16le').toString('base64');
  return { program, args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded] };
}

/** SAPI counts from -10 to 10, three times slower to three times faster than some 180 words a minute. */
function steps(rate: number): number {
  return Math.max(-10, Math.min(10, Math.round((10 * Math.log(rate / 180)) / Math.log(3))));
}

const rows = z.array(z.object({ name: z.string().min(1), language: z.string() }));

function sapiVoices(output: string): readonly Voice[] {
  const parsed = rows.safeParse(attempt(output));
  return (parsed.data ?? []).map(({ name, language }) => ({ id: name, name, language }));
}

function attempt(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
