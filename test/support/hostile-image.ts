import type { ExploredImage } from '../../src/tui/explored-image.ts';
import { explored } from './explored.ts';

/** Text that would take over a terminal, or ruin its rows. */
const hostileWords = [
  '\x1b[31mred',
  '\u009b2J',
  'a\u202eb',
  '{bold}',
  '👩‍💻 team',
  '漢字'.repeat(40),
  'line\r\nbreak\ttab',
  'x'.repeat(4000),
] as const;

/** An image whose paths, instructions, environment and labels are such text. */
export async function hostileImage(): Promise<ExploredImage> {
  const paths = [...hostileWords, new Uint8Array([0x66, 0xff, 0xfe])];
  // Large enough that the same content again is worth a finding.
  const files = paths.map((path) => ({ path, content: 'secret'.repeat(2000) }));
  const plain = await explored([files, files.map((file) => ({ ...file, uid: 7 })), files]);
  const { image } = plain;
  const [word] = hostileWords;
  return {
    ...plain,
    reference: word,
    image: {
      ...image,
      tags: [...hostileWords],
      layers: image.layers.map((layer, i) => ({
        ...layer,
        instruction: hostileWords.slice(i * 3, i * 3 + 3).join(' && '),
        mediaType: word,
      })),
      history: hostileWords.map((text, i) => ({
        instruction: text,
        createdBy: text,
        buildArguments: [`ARG=${text}`],
        created: null,
        comment: text,
        layer: i < 3 ? i : null,
      })),
      config: {
        ...image.config,
        user: word,
        entrypoint: [...hostileWords],
        env: hostileWords.flatMap((text) => [text, `NAME=${text}`, `${text}=value`]),
        labels: Object.fromEntries(hostileWords.map((text) => [text, text])),
        exposedPorts: [word],
        volumes: [word],
        stopSignal: word,
      },
      base: { count: 1, foundBy: 'annotation', name: word, digest: word },
    },
  };
}
