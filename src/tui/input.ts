/** What the terminal tells: a key, the mouse, or pasted text. */
export type InputEvent = KeyEvent | MouseEvent | PasteEvent;

export interface KeyEvent {
  readonly kind: 'key';
  /**
   * The key's name: a printable character as it is (`a`, `A`, `/`, `é`), else one of `space enter
   * tab esc backspace delete insert up down left right home end pageup pagedown f1`…`f12`, with
   * `ctrl+`, `alt+` and `shift+` before it, in this order. `shift+` stands only before names.
   */
  readonly key: string;
  /** What the key types into a line of text; null when it is none. */
  readonly text: string | null;
}

export interface MouseEvent {
  readonly kind: 'mouse';
  readonly action: 'press' | 'drag' | 'release' | 'wheel-up' | 'wheel-down';
  readonly button: 'left' | 'middle' | 'right' | null;
  /** The cell; 0, 0 at the top left. */
  readonly column: number;
  readonly row: number;
}

export interface PasteEvent {
  readonly kind: 'paste';
  readonly text: string;
}
