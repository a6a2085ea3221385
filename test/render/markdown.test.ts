import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import type { Report } from '../../src/report/report.ts';
import { arbitraryReport } from '../support/arbitrary-report.ts';
import { demoReport } from '../support/demo-report.ts';
import { fullReport } from '../support/full-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { elementNames, elementsNamed, parseMarkdown } from '../support/markdown.ts';
import { findingOf, layersOf, reportOf, wasteOf } from '../support/report.ts';

const mostCharacters = 60_000;

const leftovers = findingOf({
  title: 'apt leaves its lists in layer 2',
  detail: 'Layer 2 (`RUN apt-get update`) keeps lists (22.1 MB). Nothing needs them.',
  bytes: 22_100_000,
  paths: ['var/lib/apt/lists/a', 'var/lib/apt/lists/b|c'],
  pathCount: 12,
  fix: 'Clean up where they come from:\n    RUN apt-get update \\\n     && rm -rf `x`\nOr use a cache.',
});

const secret = findingOf({
  severity: 'high',
  title: 'a key of @root ships in `COPY . .`',
  bytes: 0,
  layer: 4,
  paths: [],
  pathCount: 0,
  fix: 'Leave it out.',
  file: 'Dockerfile',
  lines: { first: 7, last: 8 },
});

const { gate } = fullReport;
const [layer] = layersOf({ storedBytes: 1 });
if (layer === undefined) throw new Error('no layer');

const longest = 'a@'.repeat(50_000);

/** All lists long, all texts long, all of them characters that take most room when escaped. */
const large: Report = reportOf({
  image: { reference: longest, platform: longest },
  layers: Array.from({ length: 127 }, () => ({ ...layer, instruction: longest })),
  waste: Array.from({ length: 1000 }, () => wasteOf(longest, 'overwritten', 1, [0, 1])),
  findings: Array.from({ length: 500 }, () => ({
    ...leftovers,
    title: longest,
    detail: longest,
    fix: `${longest}\n    ${longest}\n`.repeat(100),
    paths: Array.from({ length: 100 }, () => longest),
    file: longest,
    lines: { first: 1, last: 1 },
  })),
  gate: { verdict: 'fail', rules: fullReport.gate?.rules ?? [] },
});

describe('renderMarkdown', () => {
  test('says below the verdict that some could not be read', () => {
    const [verdict, damage, items] = renderMarkdown(fullReport).split('\n\n');
    expect(verdict).toContain('layerscope: fail');
    expect(damage).toBe(
      'Some of the image could not be read; all that is told here is of the rest.',
    );
    expect(items).toMatch(/^- layer 1: a header is damaged: /);
  });

  test('is a comment with verdict, layers, and what to change and what is wasted folded away', () => {
    const report = {
      ...demoReport,
      ...(gate === undefined ? {} : { gate }),
      findings: [leftovers, secret],
      waste: demoReport.waste.slice(0, 2),
    };
    expect(renderMarkdown(report)).toMatchInlineSnapshot(`
      "### ✗ layerscope: fail, 1 of 1 rule failed

      <code>./shop.tar</code> <code>linux/amd64</code>: 613 MB in 7 layers, efficiency 65.6%, 211 MB reclaimable.

      | Rule | Outcome | Figure | Limit |
      | --- | --- | --: | --- |
      | <code>forbidden-paths</code> | ✗ fail | 1 | at most 0 |

      | Layer | Size | Reclaimable | Instruction |
      | --: | --: | --: | --- |
      | 0 | 123 MB | 3.01 MB | base: <code>ADD rootfs.tar.xz /</code> |
      | 1 | 100 kB |  | base: <code>COPY docker-entrypoint.sh /usr/bin/</code> |
      | 2 | 180 MB | 41.5 MB | <code>RUN apt-get update &#38;&#38; apt-get install -y --no-install-recommends build-essential</code> |
      | 3 | 0 B |  | <code>WORKDIR /srv/shop</code> |
      | 4 | 155 MB | 151 MB | <code>COPY . /srv/shop</code> |
      | 5 | 150 MB | 16.0 MB | <code>RUN chown -R shop:shop /srv/shop</code> |
      | 6 | 5.00 MB |  | <code>RUN rm -rf /srv/shop/.git /var/lib/apt/lists/&#42;</code> |

      #### What to change

      <details>
      <summary><b>high</b>: a key of <code>&#64;</code>root ships in <code>COPY . .</code></summary>

      <code>Dockerfile</code>, lines 7 to 8

      apt leaves them behind

      Leave it out.

      </details>

      <details>
      <summary><b>medium, 22.1 MB</b>: apt leaves its lists in layer 2</summary>

      Layer 2 (<code>RUN apt-get update</code>) keeps lists (22.1 MB). Nothing needs them.

      Clean up where they come from:

      \`\`\`
      RUN apt-get update \\
       && rm -rf \`x\`
      \`\`\`

      Or use a cache.

      - <code>var/lib/apt/lists/a</code>
      - <code>var/lib/apt/lists/b&#124;c</code>
      - and 10 more

      </details>

      <details>
      <summary>211 MB wasted by 2 files</summary>

      | Wasted | Cause | Layers | Path |
      | --: | --- | --- | --- |
      | 86.0 MB | rewritten | 4 → 5 | <code>srv/shop/node_modules/sharp/vendor/lib/libvips.so.42</code> |
      | 38.4 MB | rewritten | 4 → 5 | <code>srv/shop/node_modules/esbuild/bin/esbuild</code> |

      </details>
      "
    `);
  });

  test('without a verdict and without anything to complain of is short', () => {
    expect(renderMarkdown(reportOf({ layers: layersOf({ storedBytes: 5 }) }))).toBe(`\
### layerscope

<code>./app.tar</code> <code>linux/amd64</code>: 0 B in 1 layer, efficiency 100%, 0 B reclaimable.

| Layer | Size | Reclaimable | Instruction |
| --: | --: | --: | --- |
| 0 | 5 B |  | (no history) |
`);
  });

  test('is short enough for a comment however large the image, and says what is left out', () => {
    const text = renderMarkdown(large);
    expect(text.length).toBeLessThan(mostCharacters);
    expect(text).toMatch(/^And 4\d\d more findings\.$/m);
    expect(text).toContain('112 more layers');
  });

  test('gives the gravest findings the room there is', () => {
    const findings = [...large.findings, secret];
    expect(renderMarkdown({ ...large, findings })).toContain('<b>high</b>');
  });

  test('is short, harmless, and has no element that a name brought, whatever the names', () => {
    const ours = ['h3', 'h4', 'p', 'code', 'b', 'details', 'summary', 'pre', 'ul', 'li'];
    const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];
    const known = new Set([...ours, ...tables]);
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const text = renderMarkdown(report);
        expect(text.length).toBeLessThan(mostCharacters);
        expect(hazardInLines(text.replaceAll('\t', ''))).toBeNull();
        const page = parseMarkdown(text);
        expect(elementNames(page).filter((name) => !known.has(name))).toEqual([]);
        const columns = elementsNamed(page, 'tr').map(({ children }) => children.length);
        expect(columns.filter((count) => count !== 4)).toEqual([]);
      }),
    );
  });
});
