// `unshare … node electron/launch/withinSink.mjs REPORT PROGRAM ARGS…`: runs a program in a network without an
// outside and writes to REPORT what tried to leave. See networkSink.mjs.
import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [report, program, ...args] = process.argv.slice(2);
if (report === undefined || program === undefined) throw new Error('Usage: REPORT PROGRAM ARGS…');

// Addresses set aside for documentation (RFC 5737, RFC 3849): nobody has them.
const card = 'sink';
const resolver = '192.0.2.1';
const elsewhere = ['203.0.113.7', '2001:db8:1::7'];

const folder = mkdtempSync(join(tmpdir(), 'stet-sink-'));
setUp();
const names = await listen();
await proveItCounts();
const before = { packets: sent(), names: names.length };
const code = await run();
writeFileSync(
  report,
  JSON.stringify({ names: [...new Set(names.slice(before.names))], packets: sent() - before.packets }),
);
rmSync(folder, { recursive: true });
process.exit(code);

function setUp() {
  const ip = (/** @type {readonly string[]} */ ...words) => execFileSync('ip', words, { stdio: 'pipe' });
  ip('link', 'set', 'lo', 'up');
  // A pair: what is given to one comes out of the other, where nobody takes it.
  ip('link', 'add', card, 'type', 'veth', 'peer', 'name', `${card}-end`);
  // It asks for no neighbour and announces itself to none: what it sends is somebody's.
  ip('link', 'set', card, 'addrgenmode', 'none', 'arp', 'off');
  ip('link', 'set', `${card}-end`, 'up');
  ip('address', 'add', `${resolver}/24`, 'dev', card);
  ip('link', 'set', card, 'up');
  ip('route', 'add', 'default', 'dev', card);
  try {
    ip('address', 'add', '2001:db8::1/64', 'dev', card, 'nodad');
    ip('-6', 'route', 'add', 'default', 'dev', card);
  } catch {
    // A machine without IPv6 sends nothing over it.
    elsewhere.length = 1;
  }
  const file = join(folder, 'resolv.conf');
  writeFileSync(file, `nameserver ${resolver}\n`);
  execFileSync('mount', ['--bind', file, realpathSync('/etc/resolv.conf')], { stdio: 'pipe' });
}

/** The resolver: it knows no name, and writes down each. */
async function listen() {
  /** @type {string[]} */
  const asked = [];
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    asked.push(nameIn(question));
    const answer = Buffer.from(question);
    // A response (RFC 1035, 4.1.1) with recursion available and the code for "no such name".
    answer.writeUInt16BE(0x8183, 2);
    socket.send(answer, from.port, from.address);
  });
  await new Promise((done) => socket.bind(53, resolver, () => done(undefined)));
  return asked;
}

/**
 * @param {Buffer} question
 * @returns {string} the name in it (RFC 1035, 4.1.2)
 */
function nameIn(question) {
  const labels = [];
  for (let at = 12; (question[at] ?? 0) > 0; at += 1 + (question[at] ?? 0))
    labels.push(question.toString('latin1', at + 1, at + 1 + (question[at] ?? 0)));
  return labels.join('.');
}

/** A count of nothing is worth something only where something would have been counted. */
async function proveItCounts() {
  await new dns.Resolver({ timeout: 2000, tries: 1 }).resolve4('proof.invalid').catch(() => {});
  if (!names.includes('proof.invalid')) throw new Error('The sink does not see names.');
  for (const address of elsewhere) {
    const count = sent();
    const socket = connect({ host: address, port: 443 });
    socket.on('error', () => {});
    for (let turn = 0; turn < 100 && sent() === count; turn += 1)
      await new Promise((done) => setTimeout(done, 20));
    if (sent() === count) throw new Error(`The sink does not count what goes to ${address}.`);
    socket.destroy();
  }
  // What the card itself says while it comes up, to other cards, is over by then.
  await new Promise((done) => setTimeout(done, 2000));
}

/** Packets given to the card since it is there. */
function sent() {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith(`${card}:`));
  return Number(line?.split(':')[1]?.trim().split(/\s+/)[9]);
}

/** @returns {Promise<number>} the program's exit code */
function run() {
  return new Promise((resolve) => {
    const child = spawn(program ?? '', args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (exit) => resolve(exit ?? 1));
  });
}
