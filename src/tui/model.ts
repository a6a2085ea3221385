import type { Explorer } from './explorer/explorer.ts';
import type { Keymap } from './keys/keymap.ts';
import type { LoadingProgress } from './msg.ts';
import type { Glyphs } from './screen/glyphs.ts';
import type { Size } from './screen/geometry.ts';

/** All that the explorer knows: what is on the screen is a function of it. */
export interface Model {
  /** What the user typed. */
  readonly reference: string;
  readonly size: Size;
  readonly glyphs: Glyphs;
  readonly keymap: Keymap;
  readonly stage: Stage;
}

type Stage =
  | { readonly kind: 'loading'; readonly progress: LoadingProgress | null }
  | { readonly kind: 'exploring'; readonly explorer: Explorer };

/** What does not change while the explorer runs, but the size. */
export type Setting = Omit<Model, 'stage'>;

export function startModel(setting: Setting): Model {
  return { ...setting, stage: { kind: 'loading', progress: null } };
}
