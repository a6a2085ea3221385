import { Contents } from '../../analysis/contents.ts';
import type { FindingSettings } from '../../analysis/finding-settings.ts';
import { DirectoryBytes } from '../../filesystem/directory-bytes.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import type { Effect } from '../../tui/effect.ts';
import type { ExploredImage } from '../../tui/explored-image.ts';
import type { LoadingProgress, Msg } from '../../tui/msg.ts';
import type { ImageChoice, LoadedImage } from '../loaded-image.ts';
import type { Session } from '../session.ts';
import { extractFromExplorer } from './extract-from-explorer.ts';
import { LoadingWatch } from './loading-watch.ts';
import { ContentReader } from './read-content.ts';

type ReadEffect = Extract<Effect, { kind: 'read' }>;
type ExtractEffect = Extract<Effect, { kind: 'extract' }>;

interface OpenImage {
  readonly loaded: LoadedImage;
  readonly reader: ContentReader;
}

/** Opens the image for the explorer, and fetches from it what is asked for later. */
export class ImageDesk {
  readonly #session: Session;
  readonly #findings: FindingSettings;
  readonly #send: (msg: Msg) => void;
  #open: OpenImage | null = null;
  #isClosed = false;
  /** Those under way, and where to, as it was typed. */
  readonly #copies = new Map<Promise<string>, string>();

  constructor(session: Session, findings: FindingSettings, send: (msg: Msg) => void) {
    this.#session = session;
    this.#findings = findings;
    this.#send = send;
  }

  /** Sends the image as soon as its layers are merged, and what is thought of it after that. */
  async open(choice: ImageChoice): Promise<void> {
    const { io, load } = this.#session;
    const tell = (progress: LoadingProgress): void => this.#send({ kind: 'loading', progress });
    const progress = new LoadingWatch(tell, () => performance.now());
    const { stdin, env, indexThread } = io;
    const loaded = await load(choice, { stdin, env, progress, note: () => {}, indexThread });
    if (this.#isClosed) return loaded.close();
    this.#open = { loaded, reader: new ContentReader(loaded, this.#send) };
    this.#send({ kind: 'merged', image: exploredImage(choice.reference, loaded) });
    // What was sent is drawn before the judging, which takes a while.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    // Not loaded before: the first frame would wait for it.
    const { dockerfileOf } = await import('../given-dockerfile.ts');
    const { judgeImage } = await import('../judge-image.ts');
    const dockerfile = await dockerfileOf(this.#session);
    const { image, contents, analysis } = await judgeImage(loaded, this.#findings, dockerfile);
    this.#send({ kind: 'judged', image, contents, analysis });
  }

  read(effect: ReadEffect): void {
    void this.#open?.reader.read(effect);
  }

  extract(effect: ExtractEffect): void {
    if (this.#open === null) return;
    const copy = extractFromExplorer(this.#open.loaded, effect, this.#session.io);
    this.#copies.set(copy, effect.target);
    void this.#tellOf(copy);
  }

  async #tellOf(copy: Promise<string>): Promise<void> {
    const text = await copy;
    this.#copies.delete(copy);
    this.#send({ kind: 'told', text });
  }

  /** Waits for the copies that the user left to themselves, and says what comes of them. */
  async finishCopies(): Promise<void> {
    const { stderr } = this.#session.io;
    // One that ends while another is waited for is told of, too.
    const copies = [...this.#copies];
    for (const [, target] of copies) {
      stderr.write(`still copying to ${escapeOnOneLine(target)}; ctrl+c stops it\n`);
    }
    for (const [copy] of copies) stderr.write(`${escapeOnOneLine(await copy)}\n`);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#open?.loaded.close();
  }
}

/** Until contents are compared, they are known as far as they were hashed while they streamed. */
function exploredImage(reference: string, { image, tree, warnings }: LoadedImage): ExploredImage {
  return {
    reference,
    image,
    tree,
    bytes: new DirectoryBytes(tree),
    contents: new Contents(
      tree,
      tree.layers.map(({ digests }) => digests),
    ),
    analysis: null,
    warnings,
  };
}
