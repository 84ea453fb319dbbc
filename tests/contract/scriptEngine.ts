import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface ScriptEngine {
  /** Where `espeak-ng` lies. */
  readonly folder: string;
  /** What it was started with, once for each time, and what it was told to say. */
  heard(): readonly { readonly args: readonly string[]; readonly text: string; readonly pid: number }[];
  /** As long as this is on the path, it is the engine of this machine. */
  putOnPath(): () => void;
  remove(): void;
}

/**
 * A program that behaves as eSpeak NG does, for machines without one and for what no engine does on purpose: it
 * hangs at the word HANG, never ends at FLOOD, fails at FAIL, and says a tenth of a second for each letter of the rest.
 */
export function scriptEngine(): ScriptEngine {
  const folder = mkdtempSync(join(tmpdir(), 'stet-engine-'));
  const program = join(folder, 'espeak-ng');
  const diary = join(folder, 'heard.jsonl');
  writeFileSync(program, `#!${process.execPath}\n${source(diary)}`);
  chmodSync(program, 0o755);
  return {
    folder,
    heard: () =>
      existsSync(diary)
        ? readFileSync(diary, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
    putOnPath() {
      const before = process.env.PATH;
      process.env.PATH = `${folder}${delimiter}${before ?? ''}`;
      return () => {
        process.env.PATH = before;
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const source = (diary: string): string => `
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args.includes('--voices')) {
  console.log(\`Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  fa              --/M      Persian            ira/fa
 5  ru              --/M      Russian            zle/ru
 2  ru-lv           --/M      Russian_(Latvia)   zle/ru-LV
 5  uk              --/M      Ukrainian          zle/uk
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)
 5  variant         --/M      Storm              !v/Storm             (en-us 5)
not a row at all\`);
  process.exit(0);
}
const text = readFileSync(0, 'utf8');
appendFileSync(${JSON.stringify(diary)}, JSON.stringify({ args, text, pid: process.pid }) + '\\n');
if (text.includes('FAIL')) { console.error('no such voice here'); process.exit(2); }
if (text.includes('HANG')) setInterval(() => {}, 1000);
else if (text.includes('FLOOD')) { const piece = Buffer.alloc(65536); const more = () => process.stdout.write(piece, more); more(); }
else {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0); head.writeUInt32LE(0x7ffff024, 4); head.write('WAVEfmt ', 8); head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(22050, 24); head.writeUInt32LE(44100, 28);
  head.writeUInt16LE(2, 32); head.writeUInt16LE(16, 34); head.write('data', 36); head.writeUInt32LE(0x7ffff000, 40);
  const samples = Buffer.alloc([...text.trim()].length * 2205 * 2);
  for (let i = 0; i < samples.length; i += 2) samples.writeInt16LE(Math.round(8000 * Math.sin(i / 20)), i);
  process.stdout.write(Buffer.concat([head, samples]));
}
`;
