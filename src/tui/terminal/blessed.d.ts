/** What the explorer uses of blessed 0.1.81, in the parts that @types/blessed leaves out. */
declare module 'blessed/lib/widgets/screen.js' {
  import type Program from 'blessed/lib/program.js';

  interface ScreenOptions {
    readonly input: object;
    readonly output: object;
    readonly terminal: string;
    readonly forceUnicode: boolean;
  }

  /** An attribute and what stands there. */
  type Cell = [number, string];
  type Line = Cell[] & { dirty: boolean };

  class Screen {
    constructor(options: ScreenOptions);
    readonly program: Program;
    readonly tput: { brokenACS: boolean; colors: number };
    /** What is to be shown, and what the terminal shows. */
    readonly lines: Line[];
    readonly olines: Cell[][];
    /** Shows what is different in the lines that are dirty. */
    render(): void;
    /** Empties the terminal and all lines. */
    alloc(): void;
    enter(): void;
    leave(): void;
    destroy(): void;
  }
  export default Screen;
}

declare module 'blessed/lib/program.js' {
  class Program {
    readonly cursorHidden: boolean;
    setMouse(modes: Readonly<Record<string, boolean>>, enable: boolean): void;
    disableMouse(): void;
    setMode(mode: string): void;
    resetMode(mode: string): void;
    cup(row: number, column: number): void;
    showCursor(): void;
    hideCursor(): void;
    flush(): void;
  }
  export default Program;
}
