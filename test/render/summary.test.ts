import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderSummary } from '../../src/render/summary.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { arbitraryFacts } from '../support/arbitrary-facts.ts';
import { demoReport } from '../support/demo-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { columnsOf, linesOver, plain80, withoutColors } from '../support/rendered.ts';
import { layersOf, type ReportParts, reportOf, wasteOf } from '../support/report.ts';

const linesOf = (parts: ReportParts): readonly string[] =>
  renderSummary(reportOf(parts), plain80).split('\n');

const figuresOf = (parts: ReportParts): readonly string[] => linesOf(parts).slice(3, 6);

/** How many of the rows that the waste tests make are shown. */
const shownOf = (parts: ReportParts): number =>
  linesOf(parts).filter((line) => line.includes('file-')).length;

test('how much of the layers was read is said where it is not all of them', () => {
  const contentsOf = (readBytes: number): string | undefined =>
    figuresOf({ summary: { compressedBytes: 12e6 }, reading: { readBytes, blobBytes: 12e6 } })[0];
  expect(contentsOf(34_000)).toMatch(/in 0 layers, 0 files, read 34\.0 kB of 12\.0 MB$/);
  expect(contentsOf(12e6)).toMatch(/in 0 layers, 0 files, 12\.0 MB compressed$/);
});

describe('the summary of a grown image', () => {
  test('on 80 columns', () => {
    expect(renderSummary(demoReport, plain80)).toBe(`\
./shop.tar  shop:1.4  shop:latest
linux/amd64 · docker-archive · sha256:1f0c9a7e5b2d · created 2025-11-20

Stored        613 MB  in 7 layers, 24,310 files, 188 MB compressed
Efficiency     65.6%  █████████████████████░░░░░░░░░░░  402 MB live
Reclaimable   211 MB  208 MB in own layers (42.5%), 3.01 MB in the base

Layer     Size           Reclaimable   Instruction
    0   123 MB  3.01 MB  ████████      ADD rootfs.tar.xz /
    1   100 kB           ▏             COPY docker-entrypoint.sh /usr/bin/
───── base image above: 2 layers, 123 MB, debian:bookworm (guessed from history)
    2   180 MB  41.5 MB  █████████░░░  RUN apt-get update && apt-get install -y…
    3      0 B                         WORKDIR /srv/shop
    4   155 MB   151 MB  ░░░░░░░░░░    COPY . /srv/shop
    5   150 MB  16.0 MB  █████████░    RUN chown -R shop:shop /srv/shop
    6  5.00 MB           ▏             RUN rm -rf /srv/shop/.git /var/lib/apt/l…

 Wasted  Cause                        Layers  Path (the largest 10 of 12)
86.0 MB  rewritten (owner)            4 → 5   srv/shop/node_mo…lib/libvips.so.42
38.4 MB  rewritten (owner, mode, +1)  4 → 5   srv/shop/node_mo…build/bin/esbuild
22.1 MB  deleted                      2 → 6   var/lib/apt/list…md64_Packages.lz4
19.4 MB  deleted                      2 → 6   var/cache/apt/pkgcache.bin
16.0 MB  deleted                      5 → 6   srv/shop/.git/ob…ck/pack-5f3c.pack
14.1 MB  overwritten                  4 → 5   srv/shop/data/商品カタログ.sqlite
12.0 MB  moved                        4 → 6   srv/shop/media/👩‍💻 team.png
2.10 MB  overwritten                  0 → 2   usr/share/mime/mime.cache
 900 kB  overwritten                  0 → 2   var/lib/dpkg/status
80.0 kB  replaced                     4 → 5   srv/shop/bin

warning: layer 6: a whiteout hides nothing: srv/shop/.cache
`);
  });

  test('of ASCII signs', () => {
    const lines = renderSummary(demoReport, { ...plain80, ascii: true }).split('\n');
    expect(lines.slice(1, 13)).toEqual([
      'linux/amd64 - docker-archive - sha256:1f0c9a7e5b2d - created 2025-11-20',
      '',
      'Stored        613 MB  in 7 layers, 24,310 files, 188 MB compressed',
      'Efficiency     65.6%  #####################...........  402 MB live',
      'Reclaimable   211 MB  208 MB in own layers (42.5%), 3.01 MB in the base',
      '',
      'Layer     Size           Reclaimable   Instruction',
      '    0   123 MB  3.01 MB  ########      ADD rootfs.tar.xz /',
      '    1   100 kB           |             COPY docker-entrypoint.sh /usr/bin/',
      '----- base image above: 2 layers, 123 MB, debian:bookworm (guessed from history)',
      '    2   180 MB  41.5 MB  #########...  RUN apt-get update && apt-get install ...',
      '    3      0 B                         WORKDIR /srv/shop',
    ]);
  });

  test('on a wide terminal, where nothing need be cut', () => {
    const text = renderSummary(demoReport, { ...plain80, width: 160 });
    expect(text).toContain('  RUN rm -rf /srv/shop/.git /var/lib/apt/lists/*\n');
    expect(text).toContain('  srv/shop/node_modules/sharp/vendor/lib/libvips.so.42\n');
    expect(text).not.toContain('…');
  });

  test('in colour says the same', () => {
    const text = renderSummary(demoReport, { ...plain80, color: true });
    expect(text).toContain('\u001b[1m./shop.tar\u001b[0m');
    expect(text).toContain('\u001b[31m  65.6%\u001b[0m');
    expect(withoutColors(text)).toBe(renderSummary(demoReport, plain80));
  });

  test('is aligned, whatever scripts names are written in', () => {
    const names = ['plain', '商品カタログ', '👩‍💻', 'e\u0301', '\u202e', 'नमस्ते'];
    const report = reportOf({
      summary: { reclaimableBytes: 6 },
      waste: names.map((name) => wasteOf(`${name}/end`, 'deleted', 1, [0, 1])),
    });
    const text = renderSummary(report, plain80);
    expect(new Set(columnsOf('0 → 1', text)).size).toBe(1);
  });
});

describe('the figures', () => {
  test('of an image without waste are a friendly line', () => {
    const summary = { files: 3, storedBytes: 5e6, finalBytes: 5e6, ownStoredBytes: 5e6 };
    expect(figuresOf({ summary, layers: layersOf({ storedBytes: 5e6 }) })).toEqual([
      'Stored       5.00 MB  in 1 layer, 3 files',
      'Efficiency      100%  ████████████████████████████████  5.00 MB live',
      'Reclaimable      0 B  nothing is wasted: every stored byte is live',
    ]);
  });

  test('of an image without content do not divide by nothing', () => {
    expect(figuresOf({})).toEqual([
      'Stored           0 B  in 0 layers, 0 files',
      'Efficiency      100%  ████████████████████████████████  0 B live',
      'Reclaimable      0 B  nothing is wasted: every stored byte is live',
    ]);
  });

  test('of an image that is nothing but its base say so', () => {
    const base = { layers: 1, foundBy: 'first-layer', name: null, digest: null } as const;
    const summary = { storedBytes: 10, finalBytes: 5, reclaimableBytes: 5, efficiency: 0.5 };
    expect(figuresOf({ image: { base }, summary })[2]).toBe(
      'Reclaimable      5 B  own layers store nothing, 5 B in the base',
    );
  });

  test('of an image without a known base speak of own layers only', () => {
    const summary = {
      storedBytes: 10,
      reclaimableBytes: 5,
      ownStoredBytes: 10,
      ownReclaimableBytes: 5,
      ownWastedRatio: 0.5,
    };
    expect(figuresOf({ summary })[2]).toBe('Reclaimable      5 B  5 B in own layers (50.0%)');
  });
});

describe('the layers', () => {
  test('beyond nine are cut to the largest, in order, with the rest in one line', () => {
    const sizes = Array.from({ length: 100 }, (_, i) => ({
      storedBytes: i % 12 === 5 ? 1e6 * i : 1000,
      reclaimableBytes: i === 0 ? 700 : 0,
      instruction: `RUN step ${i}`,
    }));
    const lines = linesOf({ layers: layersOf(...sizes) });
    const table = lines.slice(lines.findIndex((line) => line.startsWith('Layer')) + 1, -1);
    expect(table.map((line) => line.slice(0, 14))).toEqual([
      '    5  5.00 MB',
      '   17  17.0 MB',
      '   29  29.0 MB',
      '   41  41.0 MB',
      '   53  53.0 MB',
      '   65  65.0 MB',
      '   77  77.0 MB',
      '   89  89.0 MB',
      '    …  92.0 kB',
    ]);
    expect(table.at(-1)).toMatch(/ 700 B +92 more layers$/);
  });

  test('that remove most are among them, though they store nothing', () => {
    const layers = layersOf(
      ...Array.from({ length: 20 }, (_, i) => ({ storedBytes: 100 * i, instruction: `step ${i}` })),
    );
    const removed = { files: 2, bytes: 1800 };
    const wiping = layers.map((layer, i) =>
      i === 3 ? { ...layer, changes: { ...layer.changes, removed } } : layer,
    );
    const steps = linesOf({ layers: wiping }).flatMap((line) => /step \d+/.exec(line) ?? []);
    expect(steps.map(String)).toEqual([
      'step 3',
      ...[13, 14, 15, 16, 17, 18, 19].map((i) => `step ${i}`),
    ]);
  });

  test('that the history does not explain say so', () => {
    const text = renderSummary(reportOf({ layers: layersOf({ storedBytes: 1 }) }), plain80);
    expect(text).toContain('(no history)');
  });

  test('are told by what the history has when nothing could be cleaned up', () => {
    const layers = layersOf({ storedBytes: 1, createdBy: '/bin/make\n  image' });
    expect(renderSummary(reportOf({ layers }), plain80)).toContain('  /bin/make image\n');
  });

  test.each([
    ['option', 'as told'],
    ['annotation', 'by its labels'],
    ['history', 'guessed from history'],
    ['first-layer', 'assumed'],
  ] as const)('of a base found by %s are set apart, %s', (foundBy, words) => {
    const base = { layers: 1, foundBy, name: null, digest: null };
    const layers = layersOf({ storedBytes: 2000, base: true }, { storedBytes: 1000 });
    const lines = linesOf({ image: { base }, layers });
    expect(lines[9]).toBe(`───── base image above: 1 layer, 2.00 kB (${words})`);
  });
});

describe('the waste', () => {
  const rows = Array.from({ length: 30 }, (_, i) => wasteOf(`file-${i}`, 'deleted', 1, [0, 1]));

  test('is the ten largest', () => {
    expect(shownOf({ waste: rows })).toBe(10);
    expect(shownOf({ waste: rows.slice(0, 3) })).toBe(3);
  });

  test('is as many rows as --top asked for', () => {
    const totals = { waste: 400, findings: 0, duplicates: 0 };
    const report = reportOf({ waste: rows, totals });
    expect(shownOf(report)).toBe(30);
    expect(renderSummary(report, plain80)).toContain('Path (the largest 30 of 400)');
  });

  test('tells what a rewrite changed', () => {
    const rewritten = wasteOf('a', 'rewritten', 1, [0, 1]);
    const causeOf = (...attributes: readonly ('owner' | 'mode' | 'mtime')[]): string =>
      renderSummary(reportOf({ waste: [{ ...rewritten, attributes }] }), plain80);
    expect(causeOf()).toContain('rewritten (unchanged) ');
    expect(causeOf('owner')).toContain('rewritten (owner) ');
    expect(causeOf('owner', 'mode', 'mtime')).toContain('rewritten (owner, mode, +1) ');
  });

  test('within one layer names that layer', () => {
    const text = renderSummary(reportOf({ waste: [wasteOf('a', 'repeated', 1, [3, 3])] }), plain80);
    expect(text).toContain('   1 B  repeated  3       a\n');
  });
});

describe('whatever is in the image', () => {
  const facts = arbitraryFacts.map(buildReport);
  const width = fc.integer({ min: 80, max: 240 });

  test('nothing that a terminal obeys or hides is printed', () => {
    fc.assert(
      fc.property(facts, width, fc.boolean(), fc.boolean(), (report, columns, color, ascii) => {
        const text = renderSummary(report, { width: columns, color, ascii });
        expect(hazardInLines(withoutColors(text))).toBeNull();
      }),
    );
  });

  test('no line is wider than it may be, and none ends in spaces', () => {
    fc.assert(
      fc.property(facts, width, fc.boolean(), (report, columns, ascii) => {
        const text = renderSummary(report, { width: columns, color: false, ascii });
        expect(linesOver(columns, text)).toEqual([]);
        expect(text).not.toMatch(/ \n/);
      }),
    );
  });

  test('even a terminal of a few columns gets its lines', () => {
    for (let columns = 1; columns < 80; columns++) {
      const text = renderSummary(demoReport, { ...plain80, width: columns });
      expect(linesOver(columns, text)).toEqual([]);
    }
  });

  test('it fits a screen of fifty lines', () => {
    fc.assert(
      fc.property(
        facts.filter(({ totals }) => totals === undefined),
        (report) => {
          expect(renderSummary(report, plain80).trimEnd().split('\n').length).toBeLessThanOrEqual(
            50,
          );
        },
      ),
    );
  });
});
