import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openNetworkSink, readLeak } from '../../electron/launch/networkSink.mjs';
import { runProgram } from '../../electron/launch/runProgram.mjs';

// What watches the whole suite for packets must see them, or it proves nothing.

const folder = mkdtempSync(join(tmpdir(), 'stet-sink-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const quiet = 'process.exitCode = 3';
const talkative = `
  require('node:dns').lookup('desk.example.org', () => {
    const udp = require('node:dgram').createSocket('udp4');
    udp.send('x', 9, '198.51.100.3', () => udp.close());
  });`;
const toItself = `
  const server = require('node:http').createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1', () =>
    fetch('http://127.0.0.1:' + server.address().port).then((answer) => answer.text()).then((text) => {
      process.exitCode = text === 'ok' ? 0 : 1;
      server.close();
      server.closeAllConnections();
    }));`;

test('a program behind the sink reaches this machine alone, and every packet and name is counted', async () => {
  const sink = await openNetworkSink(() => {});
  if ('why' in sink) return expect(sink.why, 'said at the end of npm test').toMatch(/network|ip/);
  const run = async (script: string) => {
    const report = join(folder, 'report.json');
    const { program, args } = sink.wrap({ program: process.execPath, args: ['-e', script] }, report);
    const { code } = await runProgram(program, args, { capture: true });
    return { code, leak: readLeak(report), again: readLeak(report) };
  };
  expect(await run(quiet)).toEqual({ code: 3, leak: { names: [], packets: 0 }, again: null });
  expect(await run(toItself)).toMatchObject({ code: 0, leak: { names: [], packets: 0 } });
  expect(await run(talkative)).toMatchObject({ code: 0, leak: { names: ['desk.example.org'], packets: 1 } });
}, 60_000);
