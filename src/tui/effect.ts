/** What the world is to do for the explorer. Whatever comes of it comes back as a `Msg`. */
export type Effect =
  | { readonly kind: 'quit' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'redraw' }
  /** Text for the clipboard of the user's terminal. */
  | { readonly kind: 'copy'; readonly text: string }
  /** Bytes `position` to `position + length` of the content of a file's version. */
  | {
      readonly kind: 'read';
      readonly version: number;
      readonly position: number;
      readonly length: number;
    }
  /** Copies what the directory or file `node` was at `layer` to a path of the user's. */
  | {
      readonly kind: 'extract';
      readonly node: number;
      readonly layer: number;
      readonly target: string;
    };
