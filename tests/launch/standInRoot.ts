import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceHash } from '../../electron/launch/built.mjs';

const project = join(import.meta.dirname, '..', '..');

/** A loopback server that keeps the launcher's protocol and does nothing else. */
const server = `
import { createServer } from 'node:http';
import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [, data, , port] = process.argv.slice(2);
if (data.endsWith('unusable')) { console.error('That folder cannot be used.'); process.exit(3); }
if (data.endsWith('taken')) { console.log('{"running":"http://127.0.0.1:1/#t=other"}'); process.exit(0); }
const server = createServer((request, reply) => {
  if (request.url === '/crash') process.kill(process.pid, 'SIGKILL');
  // Dies, and meets another program at its port when it is started again.
  if (request.url === '/lose-port') {
    writeFileSync(join(import.meta.dirname, 'lost.txt'), '');
    process.kill(process.pid, 'SIGKILL');
  }
  reply.end('desk');
});
const lost = join(import.meta.dirname, 'lost.txt');
if (Number(port) > 0 && existsSync(lost)) { rmSync(lost); process.exit(3); }
server.listen(Number(port), '127.0.0.1', () => {
  const url = 'http://127.0.0.1:' + server.address().port + '/#t=' + process.env.STET_TOKEN;
  appendFileSync(join(import.meta.dirname, 'starts.txt'), url + '\\n');
  writeFileSync(join(data, 'desk.html'), url, { mode: 0o600 });
  console.log(JSON.stringify({ ready: true, url }));
});
const close = () => process.exit(0);
process.on('SIGTERM', close);
process.stdin.on('end', close).resume();
`;

/** A project that counts as installed and built, with the real launcher and a stand-in for the desk. */
export function standInRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'stet-launch-'));
  cpSync(join(project, 'electron', 'launch'), join(root, 'electron', 'launch'), { recursive: true });
  const lock = JSON.stringify({ packages: { '': {} } });
  for (const folder of ['node_modules', 'out/main', 'data'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), lock);
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), lock);
  writeFileSync(join(root, 'out', 'main', 'loopback.js'), server);
  writeFileSync(join(root, 'out', 'stamp'), sourceHash(root));
  return root;
}
