import { expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import type { Image, ImageConfig } from '../../../src/model/image.ts';
import type { ExploredImage } from '../../../src/tui/explored-image.ts';
import {
  clickConfig,
  configStart,
  updateConfig,
  viewConfig,
  wheelConfig,
} from '../../../src/tui/config/config.ts';
import { digestOf } from '../../support/digest.ts';
import { emptyConfig } from '../../support/empty-config.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const plain = await shop();
const full: Partial<ImageConfig> = {
  entrypoint: ['/bin/sh', '-c', 'echo "it\'s on"'],
  env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'TOKEN=hunter2', 'BARE'],
  labels: { 'org.opencontainers.image.description': 'A small shop', a: 'b' },
  exposedPorts: ['80/tcp', '443/tcp'],
  volumes: ['/data'],
  stopSignal: 'SIGQUIT',
  healthcheck: {
    test: ['CMD-SHELL', 'curl -f localhost'],
    interval: 90e9,
    timeout: 500e6,
    startPeriod: 0,
    retries: 1,
  },
};
const image = withConfig(full);
const context = paneContext(image, 58, 10);

function withConfig(config: Partial<ImageConfig>, more: Partial<Image> = {}): ExploredImage {
  const { image: known } = plain;
  return { ...plain, image: { ...known, ...more, config: { ...known.config, ...config } } };
}

/** The rows from one title to the next. */
function section(of: ExploredImage, title: string, width = 58): string {
  const text = paneText(viewConfig(configStart, paneContext(of, width, 500)));
  return `\n${text
    .split('\n\n')
    .find((part) => part.trim().startsWith(`${title}\n`))
    ?.trim()}\n`;
}

test('tells what image it is, and what base it has', () => {
  expect(section(image, 'Image')).toMatchInlineSnapshot(`
    "
    Image
    Tag         app:1.0
    Platform    linux/amd64
    Created     2025-11-20 14:03
    Source      docker-archive
    Base image  1 layer, busybox:1.35 (guessed from history)
    Digest      sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                aaaaaaaaaaaaaaaaaaaaaaaaa
    "
  `);
});

test('tells every warning in words, damage first, with layer, path and offset', () => {
  const odd: ExploredImage = {
    ...plain,
    warnings: [
      {
        code: 'opaque-root',
        message: 'all is hidden',
        layer: 3,
        path: encodeText(''),
        offset: null,
      },
      {
        code: 'truncated-tar',
        message: 'the layer ends within a file\n',
        layer: 2,
        path: encodeText('a\x1b'),
        offset: 10_240,
      },
      { code: 'history-mismatch', message: 'odd', layer: null, path: null, offset: null },
    ],
  };
  expect(section(odd, 'Warnings', 80)).toMatchInlineSnapshot(`
    "
    Warnings
    damage   layer 2: the layer ends within a file: a\\u{1b} (at byte 10,240)
    warning  layer 3: all is hidden: /
    warning  odd
    "
  `);
  expect(section(plain, 'Warnings')).toBe('\nundefined\n');
});

test('tells what runs, and how', () => {
  expect(section(image, 'Process')).toMatchInlineSnapshot(`
    "
    Process
    User         app
    Directory    /srv
    Entrypoint   /bin/sh -c 'echo "it'\\''s on"'
    Command      serve
    Port         80/tcp
    Port         443/tcp
    Volume       /data
    Stop signal  SIGQUIT
    Healthcheck  curl -f localhost
                 every 1m30s, at most 500ms, 1 try
    "
  `);
  expect(section(image, 'Process', 38)).toMatchInlineSnapshot(`
    "
    Process
    User         app
    Directory    /srv
    Entrypoint   /bin/sh -c 'echo "it'\\''s
                 on"'
    Command      serve
    Port         80/tcp
    Port         443/tcp
    Volume       /data
    Stop signal  SIGQUIT
    Healthcheck  curl -f localhost
                 every 1m30s, at most
                 500ms, 1 try
    "
  `);
});

test('says what is not set', () => {
  expect(section(withConfig(emptyConfig), 'Process')).toMatchInlineSnapshot(`
    "
    Process
    User        not set: root
    Directory   not set: /
    Entrypoint  not set
    Command     not set
    "
  `);
});

test('shows variables and labels as they are, secrets too', () => {
  expect(section(image, 'Environment')).toMatchInlineSnapshot(`
    "
    Environment
    PATH   /usr/local/bin:/usr/bin:/bin
    TOKEN  hunter2
    BARE
    "
  `);
  expect(section(image, 'Labels', 38)).toMatchInlineSnapshot(`
    "
    Labels
    a  b
    org.opencontainers.image.description
       A small shop
    "
  `);
  expect(section(image, 'Labels', 100)).toMatchInlineSnapshot(`
    "
    Labels
    a                                     b
    org.opencontainers.image.description  A small shop
    "
  `);
});

test('tells the whole history, with the layer of each step, and in a wide room its time', () => {
  const base = { instruction: 'CMD ["sh"]', createdBy: '', buildArguments: [], comment: null };
  const history = [{ ...base, created: null, layer: null }, ...plain.image.history];
  expect(section(withConfig({}, { history }), 'History', 58)).toMatchInlineSnapshot(`
    "
    History
    no layer  CMD ["sh"]
    layer 0   ADD rootfs.tar /
    layer 1   RUN apt-get update && apt-get install -y
              --no-install-recommends python3
    layer 2   COPY . /app
    layer 3   RUN chown -R app /app
    layer 4   RUN rm -rf /app/.git; echo "a && b" >
              /app/note.txt
    "
  `);
  expect(section(withConfig({}, { history }), 'History', 100)).toMatchInlineSnapshot(`
    "
    History
    no layer                    CMD ["sh"]
    layer 0   2025-11-20 14:03  ADD rootfs.tar /
    layer 1   2025-11-21 14:03  RUN apt-get update && apt-get install -y --no-install-recommends python3
    layer 2   2025-11-22 14:03  COPY . /app
    layer 3   2025-11-23 14:03  RUN chown -R app /app
    layer 4   2025-11-24 14:03  RUN rm -rf /app/.git; echo "a && b" > /app/note.txt
    "
  `);
});

test('lists the digests', () => {
  const [first] = plain.image.layers;
  const layers = first === undefined ? [] : [{ ...first, digest: null }];
  const digest = digestOf('d');
  const text = section(withConfig({}, { layers, digest }), 'Layers', 100);
  expect(text).toBe(`\nLayers\n0 diffID  ${digestOf('b')}\n`);
});

test('tells that a health check is switched off, or without a command', () => {
  const none = { interval: null, timeout: null, startPeriod: null, retries: null };
  const withTest = (words: readonly string[]): string =>
    section(withConfig({ healthcheck: { ...none, test: words } }), 'Process');
  expect(withTest(['NONE'])).toContain('Healthcheck  switched off\n');
  expect(withTest([])).toContain('Healthcheck  as the base image has it\n');
  expect(withTest(['CMD', 'a', 'b c'])).toContain("Healthcheck  a 'b c'\n");
});

test('copies the value of a row, all of it', () => {
  const long = withConfig({ env: [`KEYS=${'abc '.repeat(50)}`] });
  const room = paneContext(long, 38, 500);
  const { rows } = viewConfig(configStart, room);
  const at = rows.findIndex(({ spans }) => spans.some(({ text }) => text.startsWith('KEYS')));
  const [there] = clickConfig(configStart, at + 1, room);
  expect(updateConfig(there, 'copy-path', room)[1]).toEqual([
    { kind: 'copy', text: 'abc '.repeat(50) },
  ]);
  expect(updateConfig(configStart, 'copy-path', room)).toEqual([configStart, []]);
});

test('moves, scrolls and shows where it is', () => {
  const [end] = updateConfig(configStart, 'last', context);
  const { rows, scroll } = viewConfig(end, context);
  expect(rows).toHaveLength(10);
  expect(rows.at(-1)?.highlight).toBe('cursor');
  expect(scroll).toEqual({ offset: end.list.top, total: end.list.cursor + 1 });
  expect(wheelConfig(end, -999, context).list).toEqual({ cursor: 9, top: 0 });
  expect(clickConfig(end, 99, context)[0]).toBe(end);
});

test('stands an image of which nothing is said', async () => {
  const empty = await explored([]);
  const bare: ExploredImage = {
    ...empty,
    image: { ...empty.image, tags: [], created: null, digest: null, config: emptyConfig },
  };
  expect(section(bare, 'Image')).toMatchInlineSnapshot(`
    "
    Image
    Platform    linux/amd64
    Created     not said
    Source      docker-archive
    Base image  none
    "
  `);
  expect(section(bare, 'History')).toBe('\nundefined\n');
});
