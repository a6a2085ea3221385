import { ImageContents } from '../../src/cli/image-contents.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import type { Action } from '../../src/tui/keys/action.ts';
import type { PaneContext } from '../../src/tui/pane-context.ts';
import { unicodeGlyphs } from '../../src/tui/screen/glyphs.ts';
import type { Span } from '../../src/tui/screen/span.ts';
import { type Grain, usualGrain } from '../../src/tui/viewer/grain.ts';
import type { ViewerState } from '../../src/tui/viewer/viewer-state.ts';
import {
  openViewer,
  receiveContent,
  searchViewer,
  titleOfViewer,
  updateViewer,
  viewViewer,
  wheelViewer,
} from '../../src/tui/viewer/viewer.ts';
import type { Outcome, Wish } from '../../src/tui/wish.ts';
import type { LayerSpecs } from './analysed.ts';
import { explored } from './explored.ts';
import { memoryBlob } from './memory.ts';
import { rowText } from './row-text.ts';
import { buildTar } from './tar.ts';

type Read = Extract<Wish, { kind: 'read' }>;

export interface ViewingOptions {
  readonly width?: number;
  readonly height?: number;
  /** Which layer is looked at; the last by default. */
  readonly layer?: number;
  readonly grain?: Partial<Grain>;
}

const mostReads = 10_000;

/** A viewer that is opened and driven, with what it reads at hand. */
export class Viewing {
  state: ViewerState;
  readonly context: PaneContext;
  /** All that was wished but reads, as it came. */
  readonly wishes: Wish[] = [];
  readonly reads: Read[] = [];
  /** Whether what it wishes to read comes. */
  isAnswered = true;
  readonly #contents: ImageContents;

  /** Opens what stands at `path`, and gives it what it reads. */
  static async open(
    layers: LayerSpecs,
    path: string,
    { width = 60, height = 8, layer = layers.length - 1, grain = {} }: ViewingOptions = {},
  ): Promise<Viewing> {
    const image = await explored(layers);
    const room = { width, height };
    const look = { first: layer, last: layer };
    const context = { image, look, room, focused: true, glyphs: unicodeGlyphs };
    const { tree } = image;
    const version = tree.versionAt(tree.find(encodeText(path)) ?? -1, layer) ?? -1;
    const blobs = layers.map((specs) => memoryBlob(buildTar(specs)));
    const opened = openViewer(version, context, { ...usualGrain, ...grain });
    const viewing = new Viewing(opened[0], context, new ImageContents(tree, blobs));
    await viewing.#take(opened);
    return viewing;
  }

  private constructor(state: ViewerState, context: PaneContext, contents: ImageContents) {
    this.state = state;
    this.context = context;
    this.#contents = contents;
  }

  async act(...actions: readonly Action[]): Promise<this> {
    for (const action of actions) await this.#take(updateViewer(this.state, action, this.context));
    return this;
  }

  async search(text: string): Promise<this> {
    await this.#take(searchViewer(this.state, text, this.context));
    return this;
  }

  async wheel(rows: number): Promise<this> {
    await this.#take(wheelViewer(this.state, rows, this.context));
    return this;
  }

  /** The visible rows; those that stand out begin with `>`. */
  get rows(): readonly string[] {
    const { rows } = viewViewer(this.state, this.context);
    return rows.map((row) => (row.highlight === 'none' ? '' : '> ') + rowText(row));
  }

  /** What is shown in a tone, piece by piece. */
  toned(tone: Span['tone']): readonly string[] {
    const { rows } = viewViewer(this.state, this.context);
    return rows.flatMap(({ spans }) =>
      spans.filter((span) => span.tone === tone).map(({ text }) => text),
    );
  }

  get scroll(): ReturnType<typeof viewViewer>['scroll'] {
    return viewViewer(this.state, this.context).scroll;
  }

  get title(): string {
    return textOf(titleOfViewer(this.state, this.context).title);
  }

  get note(): string {
    return textOf(titleOfViewer(this.state, this.context).note);
  }

  /** Words that were said. */
  get said(): readonly string[] {
    return this.wishes.flatMap((wish) => (wish.kind === 'say' ? [wish.text] : []));
  }

  async #take([state, wishes]: Outcome<ViewerState>): Promise<void> {
    this.state = state;
    for (const wish of wishes) {
      if (wish.kind === 'read') await this.#answer(wish);
      else this.wishes.push(wish);
    }
  }

  async #answer(read: Read): Promise<void> {
    this.reads.push(read);
    if (this.reads.length > mostReads) throw new Error('the viewer reads without end');
    if (!this.isAnswered) return;
    const { version, position, length } = read;
    const { size, pieces } = this.#contents.of(version);
    const end = Math.min(position + length, size);
    const bytes = new Uint8Array(Math.max(0, end - position));
    for await (const piece of pieces(position, end)) {
      bytes.set(piece.bytes, piece.position - position);
    }
    const msg = { kind: 'content', version, position, bytes } as const;
    await this.#take(receiveContent(this.state, msg, this.context));
  }
}

function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}
