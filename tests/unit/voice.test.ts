import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mp3Duration } from '../../electron/core/media/mp3.ts';
import { wavDuration } from '../../electron/core/media/wav.ts';
import type { VoiceEngine } from '../../electron/core/voice/engine.ts';
import { findEngines, howToGetOne } from '../../electron/core/voice/findEngines.ts';
import { makeReading } from '../../electron/core/voice/makeReading.ts';
import { runEngine } from '../../electron/core/voice/runEngine.ts';
import { sapi } from '../../electron/core/voice/sapi.ts';
import { say } from '../../electron/core/voice/say.ts';
import { speak } from '../../electron/core/voice/speak.ts';
import { atRate, joinSounds, readWav, writeWav } from '../../electron/core/voice/wavSound.ts';
import { type ScriptEngine, scriptEngine } from '../contract/scriptEngine.ts';

let script: ScriptEngine;
let engine: VoiceEngine;

beforeAll(() => {
  script = scriptEngine();
  const [found] = findEngines({ platform: 'linux', path: script.folder, environment: {} });
  if (found === undefined) throw new Error('The script engine was not found.');
  engine = found;
});
afterAll(() => script.remove());

const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error && 'code' in error ? String(error.code) : 'done';
};
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('finding voice engines', () => {
  test('by whole paths alone, and only programs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stet-path-'));
    writeFileSync(join(folder, 'espeak-ng'), 'not to be run', { mode: 0o644 });
    mkdirSync(join(folder, 'deep', 'espeak-ng'), { recursive: true });
    const found = (path: string) =>
      findEngines({ platform: 'linux', path, environment: {} }).map(({ id }) => id);
    const onlyElsewhere = findEngines({ platform: 'linux', path: '', environment: {} }).length;
    expect(found(`.:relative:${folder}:${join(folder, 'deep')}`)).toHaveLength(onlyElsewhere);
    expect(found(`${folder}:${script.folder}`)).toEqual(['espeak-ng']);
    rmSync(folder, { recursive: true });
  });

  test.each(['linux', 'darwin', 'win32'] as const)('on %s says how to get one', (platform) => {
    expect(howToGetOne(platform)).toMatch(/espeak-ng/i);
  });

  test('a list of voices: the best first, without those that are not there', async () => {
    const output = await runEngine(engine.list, '', { time: 20_000, bytes: 1_000_000 });
    expect(engine.readList(output.toString())).toEqual([
      { id: 'ru-lv', name: 'Russian (Latvia)', language: 'ru-lv' },
      { id: 'en-gb', name: 'English (Great Britain)', language: 'en-gb' },
      { id: 'fa', name: 'Persian', language: 'fa' },
      { id: 'ru', name: 'Russian', language: 'ru' },
      { id: 'uk', name: 'Ukrainian', language: 'uk' },
      { id: 'en-029', name: 'English (Caribbean)', language: 'en-029' },
    ]);
  });

  test('the lists of macOS and Windows', () => {
    expect(
      say('/usr/bin/say').readList(
        'Alex                en_US    # Most people recognize me by my voice.\nAmélie (Premium)    fr_CA    # Bonjour\nMilena zh-Hant_TW # x\nrubbish',
      ),
    ).toEqual([
      { id: 'Alex', name: 'Alex', language: 'en-US' },
      { id: 'Amélie (Premium)', name: 'Amélie (Premium)', language: 'fr-CA' },
      { id: 'Milena', name: 'Milena', language: 'zh-Hant-TW' },
    ]);
    const windows = sapi('powershell.exe');
    expect(windows.readList('[{"name":"Microsoft Irina","language":"ru-RU"}]')).toEqual([
      { id: 'Microsoft Irina', name: 'Microsoft Irina', language: 'ru-RU' },
    ]);
    expect([windows.readList(''), windows.readList('{"name":1}')]).toEqual([[], []]);
  });

  test('what is chosen is never a part of a program: not on Windows, not as an option of macOS', () => {
    const hostile = "'; Remove-Item C:\\ -Recurse; '";
    const [one, other] = [hostile, 'Irina'].map((voice) => sapi('powershell.exe').speak(voice, 180, ''));
    expect(one?.args).toEqual(other?.args);
    expect(one?.environment).toEqual({ STET_VOICE: hostile, STET_RATE: '0' });
    expect(say('say').speak('--version', 200, '/x/y.wav').args.slice(0, 4)).toEqual([
      '-v',
      '--version',
      '-r',
      '200',
    ]);
  });
});

describe('speaking', () => {
  test.each([
    [
      'a command for a shell',
      '; rm -rf ~ && $(touch pwned) `touch pwned`',
      '; rm -rf ~ && $(touch pwned) `touch pwned`\n',
    ],
    ['an option', '--version', '--version\n'],
    ['a NUL and other control characters', 'one\u0000two\u001b[2Jthree', 'one two [2Jthree\n'],
    ['phonemes', 'say [[h@l' + "'" + 'oU]] or [[[slnc 9999]]]', "say [ [h@l'oU] ] or [ [ [slnc 9999] ] ]\n"],
    ['Persian and Russian', 'خبر «река»', 'خبر «река»\n'],
  ])('%s in a text is a text', async (_name, text, heard) => {
    const sound = await speak({ engine, voice: 'en-gb', rate: 175, text });
    expect(script.heard().at(-1)).toMatchObject({
      args: ['-v', 'en-gb', '-s', '175', '-b', '1', '--stdin', '--stdout'],
      text: heard,
    });
    expect(sound.samples.length).toBe([...heard.trim()].length * 2205);
    expect(existsSync(join(tmpdir(), 'pwned'))).toBe(false);
  });

  test.each(['; touch pwned', '--version', '$(touch pwned)', 'a b\tc'])(
    'a voice called %j is one argument',
    async (voice) => {
      await speak({ engine, voice, rate: 175, text: 'Yes.' });
      expect(script.heard().at(-1)?.args.slice(0, 2)).toEqual(['-v', voice]);
    },
  );

  test('leaves nothing behind where an engine writes a file, also when it fails', async () => {
    const writer: VoiceEngine = {
      ...engine,
      writesFile: true,
      speak: (_voice, _rate, file) => ({
        program: process.execPath,
        args: ['-e', 'process.stdin.pipe(require("fs").createWriteStream(process.argv[1]))', file],
      }),
    };
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('stet-voice-'));
    expect(await reasonOf(speak({ engine: writer, voice: 'x', rate: 175, text: 'no sound' }))).toBe(
      'unsupported',
    );
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('stet-voice-'))).toEqual(before);
  });

  test('an engine that fails, says too much, or is no program is refused by a sentence', async () => {
    const text = (words: string) => speak({ engine, voice: 'en-gb', rate: 175, text: words });
    await expect(text('FAIL')).rejects.toMatchObject({
      code: 'unsupported',
      details: { reason: 'no such voice here' },
    });
    const command = engine.speak('en-gb', 175, '');
    expect(await reasonOf(runEngine(command, 'FLOOD', { time: 60_000, bytes: 200_000 }))).toBe('tooLarge');
    const nobody = { program: join(script.folder, 'nobody'), args: [] };
    expect(await reasonOf(runEngine(nobody, '', { time: 60_000, bytes: 1 }))).toBe('unsupported');
  });

  test('ends the process when it is stopped, and when its time is over', async () => {
    const stop = new AbortController();
    const before = script.heard().length;
    const speaking = reasonOf(speak({ engine, voice: 'en-gb', rate: 175, text: 'HANG' }, stop.signal));
    await vi.waitFor(() => expect(script.heard().length).toBe(before + 1), 20_000);
    const pid = script.heard().at(-1)?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    stop.abort();
    expect(await speaking).toBe('cancelled');
    expect(isAlive(pid)).toBe(false);

    const command = engine.speak('en-gb', 175, '');
    expect(await reasonOf(runEngine(command, 'HANG', { time: 1500, bytes: 1000 }))).toBe('cancelled');
    const late = script.heard().at(-1)?.pid ?? 0;
    expect(isAlive(late)).toBe(false);
    expect(await reasonOf(speak({ engine, voice: 'en-gb', rate: 175, text: 'x' }, stop.signal))).toBe(
      'cancelled',
    );
  });
});

describe('sound', () => {
  const tone = { rate: 8000, samples: Int16Array.from({ length: 8000 }, (_, index) => (index % 100) * 100) };

  test('goes into a WAV and comes out', () => {
    const bytes = writeWav(tone);
    expect(readWav(bytes)).toEqual(tone);
    expect(wavDuration(new DataView(bytes.buffer))).toBe(1);
  });

  test('what is no sound is refused', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(50), writeWav(tone).slice(0, 40)])
      expect(() => readWav(bytes)).toThrow(/no sound/);
  });

  test('sounds of other rates are put together at the first one’s', () => {
    expect(joinSounds([tone, { ...tone, rate: 16_000 }]).samples.length).toBe(12_000);
    expect([...atRate({ rate: 2, samples: Int16Array.of(0, 100) }, 4)]).toEqual([0, 50, 100, 100]);
  });

  test('a reading is an MP3 as long as its sentences and the silence between them', async () => {
    const sentence = { from: 0, to: 1, runs: [{ text: 'x', language: 'en' }], pause: 500 };
    let reports = 0;
    const bytes = await makeReading({
      sentences: [sentence, sentence],
      say: async () => tone,
      signal: new AbortController().signal,
      report: () => {
        reports += 1;
      },
    });
    expect(mp3Duration(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))).toBeCloseTo(3, 0);
    expect(reports).toBe(2);
  });
});

const [real] = findEngines({ platform: 'linux', path: '/usr/bin:/bin', environment: {} });
describe.skipIf(process.platform !== 'linux' || real === undefined)(
  'the eSpeak NG of this machine (left out where there is none)',
  () => {
    test('lists voices of many languages and speaks them', async () => {
      if (real === undefined) return expect.fail('unreachable');
      const voices = real.readList(
        (await runEngine(real.list, '', { time: 20_000, bytes: 1_000_000 })).toString(),
      );
      expect(voices.map(({ id }) => id)).toEqual(expect.arrayContaining(['en-gb', 'ru', 'uk', 'fa', 'de']));
      for (const [voice, text] of [
        ['en-gb', 'The river rose; rm -rf --version.'],
        ['ru', 'Река поднялась.'],
        ['uk', 'Річка піднялася.'],
        ['fa', 'رودخانه بالا آمد.'],
      ] as const) {
        const { rate, samples } = await speak({ engine: real, voice, rate: 175, text });
        expect([voice, rate, samples.length > rate / 2]).toEqual([voice, 22_050, true]);
        expect(samples.some((sample) => Math.abs(sample) > 1000)).toBe(true);
      }
    });
  },
);
