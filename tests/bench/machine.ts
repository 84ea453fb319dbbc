import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** What a reader of the table must know of the machine; `chromium` is its path, or null when it was not needed. */
export function machineText(chromium: string | null): string {
  const [first] = cpus();
  const facts = [
    `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
  ];
  if (chromium !== null) facts.push(chromiumVersion(chromium));
  facts.push(`load ${loadavg()[0]?.toFixed(1)}`);
  return facts.join(' · ');
}

function chromiumVersion(path: string): string {
  const text = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return text.trim().split(' ').slice(0, 2).join(' ');
}
