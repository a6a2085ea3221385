import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSettings } from '../../src/cli/settings-file.ts';
import { catalogues } from './catalogues.ts';
import { findingsPage } from './findings-page.ts';

const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');

test('docs/findings.md says what the rules say (npm run findings-page makes it)', () => {
  expect(page).toBe(findingsPage());
});

test('its configuration is one', () => {
  const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
  expect(parseSettings(yaml, 'findings.md').findings.severities.size).toBe(2);
});

test('every row of a catalogue has globs and a source', () => {
  const rows = Object.values(catalogues).flat();
  expect(rows.length).toBeGreaterThan(50);
  for (const { globs, source } of rows) {
    expect(globs.length).toBeGreaterThan(0);
    expect(new URL(source).protocol).toBe('https:');
  }
});
