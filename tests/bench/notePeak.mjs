import { readFileSync, writeFileSync } from 'node:fs';

// Loaded into a command by `--import`: notes its peak resident memory in bytes when it ends. Linux counts the
// parent's memory into a child's own maxRSS, so there the kernel's high-water mark is read instead.
process.on('exit', () => {
  const file = process.env.STET_BENCH_PEAK;
  if (file === undefined) return;
  let peak = process.resourceUsage().maxRSS * 1024;
  if (process.platform === 'linux') {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) peak = Number(kilobytes) * 1024;
  }
  writeFileSync(file, String(peak));
});
