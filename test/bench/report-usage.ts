import { writeFileSync } from 'node:fs';

// Loaded into a measured process: leaves its peak memory, in bytes, for the one that measures.
process.on('exit', () => {
  const path = process.env['LAYERSCOPE_BENCH_USAGE'];
  if (path !== undefined) writeFileSync(path, String(process.resourceUsage().maxRSS * 1024));
});
