import type { ConfigState } from '../config/config.ts';
import type { DuplicatesState } from '../duplicates/duplicates.ts';
import type { ExploredImage } from '../explored-image.ts';
import type { FilesState } from '../files/files-state.ts';
import type { FindingsState } from '../findings/findings.ts';
import type { HelpState } from '../help/help.ts';
import type { Scope } from '../keys/action.ts';
import type { LargestState } from '../largest/largest.ts';
import type { DetailsState } from '../layers/details.ts';
import type { LayersState } from '../layers/layers.ts';
import type { LineInput } from '../prompt/line-input.ts';
import type { ViewerState } from '../viewer/viewer-state.ts';
import type { WasteState } from '../waste/waste.ts';
import type { Question } from '../wish.ts';

/** What the right side can show, in the order of its tabs. */
export const viewNames = ['files', 'waste', 'largest', 'duplicates', 'config', 'findings'] as const;
export type ViewName = (typeof viewNames)[number];

export type Focus = 'layers' | 'details' | 'view';

/** Help, and where it was asked for. */
export interface ShownHelp {
  readonly state: HelpState;
  readonly from: Scope;
}

/** A line that the user types, and what it is for. */
export interface Prompt {
  readonly question: Question;
  readonly line: LineInput;
}

/** The explorer once there is an image to explore. */
export interface Explorer {
  readonly image: ExploredImage;
  readonly focus: Focus;
  readonly view: ViewName;
  readonly layers: LayersState;
  readonly details: DetailsState;
  readonly files: FilesState;
  readonly waste: WasteState;
  readonly largest: LargestState;
  readonly duplicates: DuplicatesState;
  readonly config: ConfigState;
  readonly findings: FindingsState;
  /** The file that is open; it lies over the panes. */
  readonly viewer: ViewerState | null;
  /** It lies over all else. */
  readonly help: ShownHelp | null;
  readonly prompt: Prompt | null;
  /** Of the left side, from 0 to 1, where the user moved the divider; else null. */
  readonly leftShare: number | null;
  /** Whether the mouse holds the divider. */
  readonly isDividerHeld: boolean;
  /** What is to be said until the next key. */
  readonly message: string | null;
}
