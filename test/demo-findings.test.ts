import { expect, test } from 'vitest';
import { checkedReport } from './support/checked-report.ts';

const rules = new Set([
  'rewritten-files',
  'deleted-files',
  'moved-files',
  'overwritten-files',
  'added-twice',
  'duplicate-content',
  'package-leftovers',
  'unwanted-files',
  'documentation',
  'development-files',
]);

// The bytes are those that fixtures/demo/README.md counts.
test('what the demo image wastes and leaves behind is told as a colleague would', async () => {
  const { findings, summary } = await checkedReport(['fixtures/demo/demo.tar']);
  const lines = findings
    .filter(({ id }) => rules.has(id))
    .map(({ bytes, title, fix }) => [bytes, title, fix.split('\n')[0]]);
  expect(lines).toEqual([
    [
      588_000 + 80_000 + 12_000,
      'apt leaves package lists and more in layer 1',
      'Append `&& rm -rf /var/lib/apt/lists/* && apt-get clean && rm -rf /var/log/dpkg.log ' +
        '/var/log/apt /var/log/alternatives.log /var/log/bootstrap.log` to the RUN:',
    ],
    [
      256_000,
      'Layer 8 moves /app/static of layer 5',
      'Copy them to /srv/www/static at once, or link to them:',
    ],
    [
      160_275,
      'Layer 10 stores 2 files of layer 7 again: only their owner changed',
      'Do it in the RUN that makes them, layer 7; drop layer 10:',
    ],
    [
      160_000 + 274,
      'Layer 7 overwrites /app/data/catalog.csv and 1 more of layer 5',
      'Change them before layer 5 copies them, and not in layer 7.',
    ],
    [
      160_000,
      'Layer 11 stores 1 file that layer 10 has',
      'Link to the copy of layer 10 instead of storing it again:',
    ],
    [
      90_300,
      'pip leaves downloads and built wheels in layer 4',
      'Append `&& pip cache purge` to the RUN:',
    ],
    [
      63_122 + 204,
      'Layer 5 ships /app/.git and /app/.env, which layer 6 deletes',
      'Put .git and .env into `.dockerignore`:',
    ],
    [
      50_288,
      'Layer 10 stores 7 files of layer 5 again: only their owner changed',
      'Use `--chown=1000:1000` where layer 5 copies them; drop layer 10:',
    ],
    [
      18_000,
      'Layer 1 has documentation',
      'Remove them in the RUN that installs them, and keep what licences ask for:',
    ],
  ]);
  expect(summary.avoidableBytes).toBe(680_000 + 160_000 + 90_300 + 18_000);
});
