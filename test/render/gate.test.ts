import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderGate } from '../../src/render/gate.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { ReportGate, ReportRule } from '../../src/report/report.ts';
import { arbitraryFacts } from '../support/arbitrary-facts.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { linesOver, plain80, withoutColors } from '../support/rendered.ts';

const off = { status: 'off', actual: null, threshold: null, message: 'off', details: [] } as const;

const efficiency: ReportRule = {
  name: 'lowest-efficiency',
  status: 'pass',
  actual: 0.974,
  threshold: 0.9,
  unit: 'ratio',
  message: 'enough of what the layers store is live',
  details: [],
};

const failing: ReportGate = {
  verdict: 'fail',
  rules: [
    efficiency,
    {
      name: 'highest-wasted-bytes',
      status: 'fail',
      actual: 211_100_000,
      threshold: 20_000_000,
      unit: 'bytes',
      message: 'the layers store too much that no container can see',
      details: [
        {
          path: 'srv/shop/node_modules/sharp/vendor/lib/very-long-names-are-cut/libvips.so.42',
          layer: 3,
          bytes: 86e6,
        },
        { path: '\\xff', pathBase64: '/w==', layer: 12, bytes: 3_400 },
      ],
    },
    {
      name: 'max-layers',
      status: 'warn',
      actual: 31,
      threshold: 30,
      unit: 'count',
      message: 'there are too many layers',
      details: [{ layer: 30, bytes: 0 }],
    },
    {
      name: 'forbidden-paths',
      status: 'fail',
      actual: 1,
      threshold: 0,
      unit: 'count',
      message: 'a path is there that must not be',
      details: [{ path: 'root/.ssh/id_rsa', layer: 4, bytes: null }],
    },
    { ...off, name: 'highest-image-size', unit: 'bytes' },
  ],
};

const lastLine = (gate: ReportGate): string | undefined =>
  renderGate(gate, plain80).trimEnd().split('\n').at(-1);

describe('renderGate', () => {
  test('gives each rule a line, what cost most where one breaks, and the verdict last', () => {
    expect(renderGate(failing, plain80)).toBe(`\
✓ pass  lowest-efficiency      97.4%  at least 90.0%
✗ fail  highest-wasted-bytes  211 MB  at most 20.0 MB
        the layers store too much that no container can see
        86.0 MB  layer 3   srv/shop/node_modules/shar…ames-are-cut/libvips.so.42
        3.40 kB  layer 12  \\xff
! warn  max-layers                31  at most 30
        there are too many layers
        0 B  layer 30
✗ fail  forbidden-paths            1  at most 0
        a path is there that must not be
        layer 4  root/.ssh/id_rsa
– off   highest-image-size

✗ fail  2 of 4 rules failed, 1 warned
`);
  });

  test('in ASCII signs and in colour says the same', () => {
    const ascii = renderGate(failing, { ...plain80, ascii: true });
    expect(ascii).toContain('x fail  highest-wasted-bytes');
    expect(ascii).toContain('+ pass  lowest-efficiency');
    const colored = renderGate(failing, { ...plain80, color: true });
    expect(colored).toContain('\u001b[31m✗ fail\u001b[0m');
    expect(withoutColors(colored)).toBe(renderGate(failing, plain80));
  });

  test('shows the five dearest of what breaks a rule', () => {
    const details = Array.from({ length: 8 }, (_, i) => ({
      path: `p${i}`,
      layer: 0,
      bytes: 9 - i,
    }));
    const text = renderGate(
      { verdict: 'fail', rules: [{ ...efficiency, status: 'fail', details }] },
      plain80,
    );
    expect(text.match(/p\d/g)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  });

  test('counts only rules that are on', () => {
    const rules = [efficiency, { ...off, name: 'max-layers', unit: 'count' }] as const;
    expect(lastLine({ verdict: 'pass', rules })).toBe('✓ pass  1 rule passed');
    const warned = { ...efficiency, status: 'warn' } as const;
    expect(lastLine({ verdict: 'warn', rules: [warned, efficiency] })).toBe(
      '! warn  2 rules, none failed, 1 warned',
    );
  });

  test('tells severities by name', () => {
    const severity = { ...efficiency, name: 'fail-on', unit: 'severity', threshold: 3 } as const;
    const told = (actual: number): string =>
      renderGate({ verdict: 'pass', rules: [{ ...severity, actual }] }, plain80);
    expect(told(2)).toMatch(/^✓ pass {2}fail-on {2}low {2}below medium\n/);
    expect(told(0)).toMatch(/^✓ pass {2}fail-on {2}none {2}below medium\n/);
    expect(told(3)).toMatch(/^✓ pass {2}fail-on {2}medium {2}below medium\n/);
  });

  test('never shows two figures alike that are not', () => {
    const close = { ...efficiency, status: 'fail', actual: 0.89996 } as const;
    expect(renderGate({ verdict: 'fail', rules: [close] }, plain80)).toContain(
      '89.996%  at least 90%\n',
    );
    const bytes = { ...close, name: 'highest-image-size', unit: 'bytes' } as const;
    const over = { ...bytes, actual: 20_000_001, threshold: 20_000_000 };
    expect(renderGate({ verdict: 'fail', rules: [over] }, plain80)).toContain(
      '20,000,001 B  at most 20,000,000 B\n',
    );
  });

  test('shows nothing that a terminal obeys or hides, and no line too wide', () => {
    const gates = arbitraryFacts
      .map((facts) => buildReport(facts).gate)
      .filter((gate) => gate !== undefined);
    fc.assert(
      fc.property(gates, fc.integer({ min: 80, max: 200 }), fc.boolean(), (gate, width, color) => {
        const text = withoutColors(renderGate(gate, { ...plain80, width, color }));
        expect(hazardInLines(text)).toBeNull();
        expect(linesOver(width, text)).toEqual([]);
      }),
    );
  });
});
