import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// Loaded into a measured process: leaves its peak memory, in bytes, for the one that measures.
process.on('exit', () => {
  const path = process.env['LAYERSCOPE_BENCH_USAGE'];
  if (path !== undefined) writeFileSync(path, String(peakBytes()));
});

/** What the system calls maximum starts from what the parent had; Linux knows it better. */
function peakBytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return 1024 * (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes));
}
