/** Lines of a text, counted from 1, the last one included. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** A here-document of a RUN, COPY or ADD. */
export interface Heredoc {
  /** Also the line that ends it, and the name of the file that COPY makes of it. */
  readonly name: string;
  /** As it reaches the build: without leading tabs where `<<-` drops them. */
  readonly content: string;
}

/** `--chown=app`; a flag without a value has an empty one. */
export interface Flag {
  readonly name: string;
  readonly value: string;
}

/** One instruction of a Dockerfile: comments are gone, and continued lines are one. */
export interface DockerfileInstruction {
  /** In capitals: `RUN`. It need not be one that any builder knows. */
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** What stands after keyword and flags, variables and quotes as they were written. */
  readonly text: string;
  readonly heredocs: readonly Heredoc[];
  readonly lines: Lines;
}

/** What one FROM begins. */
export interface Stage {
  readonly from: DockerfileInstruction;
  /** As it was written: an image, an earlier stage, with variables not expanded. */
  readonly base: string;
  /** The name after AS, in small letters; null without one. */
  readonly name: string | null;
  readonly instructions: readonly DockerfileInstruction[];
}

/** A Dockerfile as data. Nothing in it was checked: a builder may refuse it. */
export interface Dockerfile {
  /** As the user named it. */
  readonly file: string;
  /** The ARGs before the first FROM, which are for FROM alone. */
  readonly globals: readonly DockerfileInstruction[];
  readonly stages: readonly Stage[];
}
