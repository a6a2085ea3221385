import { describe, expect, test } from 'vitest';
import { renderWarnings, warningLines } from '../../src/render/warnings.ts';
import type { ReportWarning } from '../../src/report/report.ts';
import { plain80 } from '../support/rendered.ts';

const nothingHidden: ReportWarning = {
  code: 'whiteout-of-nothing',
  severity: 'notice',
  message: 'a whiteout hides nothing',
  layer: 6,
  path: 'srv/.cache',
};
const history: ReportWarning = {
  code: 'history-mismatch',
  severity: 'notice',
  message: 'the history names 5 layers, the image has 4',
};
const cut: ReportWarning = {
  code: 'truncated-tar',
  severity: 'damage',
  message: 'the layer ends within a file',
  layer: 2,
  path: '\\xff',
  pathBase64: '/w==',
  offset: 10_240,
};

describe('renderWarnings', () => {
  test('gives each kind one line, damage first', () => {
    const warnings = [nothingHidden, history, nothingHidden, cut, nothingHidden];
    expect(renderWarnings(warnings, plain80)).toBe(`\
damage: layer 2: the layer ends within a file: \\xff (at byte 10,240)
warning: layer 6: a whiteout hides nothing: srv/.cache, and 2 more like it
warning: the history names 5 layers, the image has 4
`);
  });

  test('of nothing is nothing', () => {
    expect(renderWarnings([], plain80)).toBe('');
  });
});

test('what is more than the wanted kinds is counted', () => {
  const lines = warningLines([history, nothingHidden, nothingHidden, cut], 1);
  expect(lines).toHaveLength(2);
  expect(lines[1]?.map(({ text }) => text).join('')).toBe('and 3 more warnings');
});
